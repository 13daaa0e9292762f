package dev.reeve.service.command;

import dev.reeve.models.ModelCatalog;
import dev.reeve.models.ModelLoadException;
import dev.reeve.policy.source.SourceException;
import dev.reeve.rules.lint.Lint;
import dev.reeve.service.release.Release;
import dev.reeve.service.release.ReleaseChecks;
import dev.reeve.service.release.ReleaseSources;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code rules check}: what a service would say to these files, and what lint says to them. */
final class RulesCheck {
  private final CommandFolders folders;
  private final PrintStream out;

  RulesCheck(CommandFolders folders, PrintStream out) {
    this.folders = folders;
    this.out = out;
  }

  int run(Options options) throws UsageException, IOException, ModelLoadException {
    options.allow(Set.of("--format"), Set.of("--strict"));
    String format = options.value("--format", "text", Set.of("text", "json"));
    ReleaseSources sources = ReleaseSources.read(folders.policy(), folders.rules());
    CheckReport report = new CheckReport(sources, find(sources));
    out.print(format.equals("json") ? report.json() : report.text());
    out.flush();
    return report.count(false) > 0 || options.has("--strict") && report.count(true) > 0 ? 1 : 0;
  }

  private List<Finding> find(ReleaseSources sources) throws ModelLoadException {
    return Stream.concat(errors(sources).stream(), warnings(sources).stream())
        .sorted(Comparator.comparing(finding -> finding.problem().position()))
        .toList();
  }

  private List<Finding> errors(ReleaseSources sources) throws ModelLoadException {
    try (ModelCatalog models = ModelCatalog.load(folders.models())) {
      new ReleaseChecks(models).pass(sources);
      return List.of();
    } catch (SourceException e) {
      return e.problems().stream().map(Finding::error).toList();
    }
  }

  /** What lint says: it also tells why a rule that can never fire fails its scenarios. */
  private static List<Finding> warnings(ReleaseSources sources) {
    try {
      Release release = ReleaseChecks.compile(sources);
      return Lint.warnings(release.policy(), release.policyFiles()).stream()
          .map(warning -> new Finding(true, warning.check().id(), warning.problem()))
          .toList();
    } catch (SourceException e) {
      return List.of();
    }
  }
}
