package dev.reeve.service.command;

import dev.reeve.models.ModelLoadException;
import dev.reeve.policy.source.Maybe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;

/** The commands of the process that need no service. */
public final class Commands {
  private static final int REFUSED = 2;
  private static final String RULES = "rules";
  private static final Set<String> OF_RULES = Set.of("check");

  private final CommandFolders folders;
  private final PrintStream out;
  private final PrintStream err;

  /** Commands over these folders that write to these streams. */
  public Commands(CommandFolders folders, PrintStream out, PrintStream err) {
    this.folders = folders;
    this.out = out;
    this.err = err;
  }

  /** Whether arguments of the process call one of the commands. */
  public static boolean has(List<String> args) {
    return !args.isEmpty() && args.getFirst().equals(RULES);
  }

  /**
   * Runs a command to its end.
   *
   * @param args the command and its arguments: {@code rules check --format json}
   * @return the exit code: 0 if all is well, 1 if the files are not, 2 if the command cannot run
   */
  public int run(List<String> args) {
    try {
      String name = args.size() < 2 ? "" : args.get(1);
      if (!OF_RULES.contains(name)) {
        throw new UsageException(
            "unknown command (" + RULES + " " + name + ").", Maybe.advice(name, OF_RULES));
      }
      return new RulesCheck(folders, out).run(Options.of(args.subList(2, args.size())));
    } catch (UsageException | ModelLoadException e) {
      err.println("reeve: " + e.getMessage());
    } catch (NoSuchFileException e) {
      err.println("reeve: there is no (" + e.getFile() + "). Maybe set REEVE_HOME.");
    } catch (IOException e) {
      err.println("reeve: the files cannot be read: " + e.getMessage());
    }
    return REFUSED;
  }
}
