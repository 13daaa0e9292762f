package dev.reeve.service.release;

import dev.reeve.models.Model;
import dev.reeve.models.ModelCatalog;
import dev.reeve.models.manifest.ModelManifest;
import dev.reeve.policy.PolicyConfig;
import dev.reeve.policy.PolicyConfigReader;
import dev.reeve.policy.binding.ModelBinding;
import dev.reeve.policy.source.Maybe;
import dev.reeve.policy.source.Position;
import dev.reeve.policy.source.Problem;
import dev.reeve.policy.source.Problems;
import dev.reeve.policy.source.SourceException;
import dev.reeve.policy.source.SourceTree;
import dev.reeve.policy.yaml.YamlFile;
import dev.reeve.policy.yaml.YamlMap;
import dev.reeve.rules.Policy;
import dev.reeve.rules.Scenarios;
import dev.reeve.service.event.EventReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gate between files and a release: read, check, compile, self-test on the scenarios. */
public final class ReleaseChecks {
  private static final String POLICY = "policy-config/";
  private static final String RULES = "rules/";
  private static final String BINDINGS = "global/models.yaml";

  private final ModelCatalog models;

  /** The release that passed last: an edit of it needs only in part be checked again. */
  private @Nullable Release passed;

  /** Checks against the models that a service would have. */
  public ReleaseChecks(ModelCatalog models) {
    this.models = models;
  }

  /**
   * A release of these files that may serve with the models at hand.
   *
   * @throws SourceException with every problem found, their files named from the top level
   */
  public synchronized Release pass(ReleaseSources sources) throws SourceException {
    PolicyConfig config = sameConfig(sources).orElse(null);
    if (config == null) {
      config = config(sources);
    }
    refuse(unboundModels(config, sources.policyFiles()), POLICY);
    Release release = compile(config, sources, Optional.ofNullable(passed).map(Release::policy));
    refuse(lackOfRules(release), RULES);
    refuse(scenarios(release), RULES);
    passed = release;
    return release;
  }

  /** The vocabulary of the release that passed before, if it came of the same files. */
  private Optional<PolicyConfig> sameConfig(ReleaseSources sources) {
    return Optional.ofNullable(passed)
        .filter(last -> last.policyFiles().digest().equals(sources.policyFiles().digest()))
        .map(last -> last.policy().config());
  }

  /** A folder that was lost or not mounted must not pass for the wish to let everything through. */
  private static List<Problem> lackOfRules(Release release) {
    return release.policy().rules().isEmpty()
        ? List.of(
            new Problem(
                Position.startOf("global"),
                "no file holds a rule (0 rules).",
                "Put the rule files back; where nothing is to be acted on, keep one rule that is"
                    + " @status(\"off\")."))
        : List.of();
  }

  private List<Problem> scenarios(Release release) {
    Release last = passed;
    return last == null
        ? Scenarios.run(release.policy(), release.ruleFiles())
        : Scenarios.rerun(release.policy(), release.ruleFiles(), last.policy(), last.ruleFiles());
  }

  /**
   * A release of files that served once: compiled only, because what it judged stays judged
   * whatever models there are now.
   *
   * @throws SourceException with every problem found, their files named from the top level
   */
  public static Release compile(ReleaseSources sources) throws SourceException {
    return compile(config(sources), sources, Optional.empty());
  }

  private static Release compile(
      PolicyConfig config, ReleaseSources sources, Optional<Policy> previous)
      throws SourceException {
    try {
      Policy policy = Policy.compile(config, sources.ruleFiles(), previous);
      return new Release(
          policy, new EventReader(config), sources.policyFiles(), sources.ruleFiles());
    } catch (SourceException e) {
      throw below(e.problems(), RULES);
    }
  }

  private static PolicyConfig config(ReleaseSources sources) throws SourceException {
    try {
      return PolicyConfigReader.read(sources.policyFiles());
    } catch (SourceException e) {
      throw below(e.problems(), POLICY);
    }
  }

  /**
   * The bindings that name a model or a label which no model folder holds. A folder that was
   * refused is one all the same: its scores are unavailable until it is mended.
   */
  private List<Problem> unboundModels(PolicyConfig config, SourceTree files) {
    Optional<YamlMap> bindings =
        YamlFile.read(files, BINDINGS, new Problems()).flatMap(file -> file.map("models"));
    List<Problem> problems = new ArrayList<>();
    List<String> ids = models.models().stream().map(model -> model.manifest().id()).toList();
    for (ModelBinding binding : config.bindingByModel().values()) {
      Position position =
          bindings
              .map(all -> all.position(binding.model()))
              .orElseGet(() -> Position.startOf(BINDINGS));
      Optional<Model> model = models.model(binding.model());
      if (model.isEmpty() && models.status(binding.model()).isPresent()) {
        continue;
      }
      if (model.isEmpty()) {
        String message = "No model folder holds the model (" + binding.model() + ").";
        problems.add(new Problem(position, message, Maybe.advice(binding.model(), ids)));
      } else {
        problems.addAll(unboundLabels(binding, position, model.get()));
        problems.addAll(InputChecks.problems(binding, position, model.get(), config.schema()));
      }
    }
    return problems;
  }

  private static List<Problem> unboundLabels(ModelBinding binding, Position position, Model model) {
    List<String> labels =
        model.manifest().labels().stream().map(ModelManifest.Label::name).toList();
    if (labels.isEmpty()) {
      return List.of(
          new Problem(
              position,
              "Model (" + binding.model() + ") has no labels, only an embedding.",
              "Bind a bank that names it as its encoder."));
    }
    return binding.labels().stream()
        .filter(label -> !labels.contains(label))
        .map(
            label ->
                new Problem(
                    position,
                    "Model (" + binding.model() + ") has no label (" + label + ").",
                    Maybe.advice(label, labels)))
        .toList();
  }

  private static void refuse(List<Problem> problems, String folder) throws SourceException {
    if (!problems.isEmpty()) {
      throw below(problems, folder);
    }
  }

  private static SourceException below(List<Problem> problems, String folder) {
    return new SourceException(problems.stream().map(problem -> below(problem, folder)).toList());
  }

  private static Problem below(Problem problem, String folder) {
    Position at = problem.position();
    if (at.file().startsWith(folder)) {
      return problem;
    }
    return new Problem(
        new Position(folder + at.file(), at.line(), at.column()),
        problem.message(),
        problem.advice());
  }
}
