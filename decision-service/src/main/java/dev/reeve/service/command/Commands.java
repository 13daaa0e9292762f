package dev.reeve.service.command;

import dev.reeve.models.manifest.ModelLoadException;
import dev.reeve.policy.source.Maybe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The commands of the process that need no service. */
public final class Commands {
  private static final int REFUSED = 2;
  private static final String RULES = "rules";
  private static final String POLICY = "policy";
  private static final String MODELS = "models";
  private static final Set<String> OF_RULES = Set.of("check");
  private static final Set<String> OF_MODELS = Set.of("sign", "drift", "shadow");
  private static final Set<String> OF_POLICY = Set.of("effective", "diff");

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
    return !args.isEmpty() && List.of(RULES, POLICY, MODELS).contains(args.getFirst());
  }

  /**
   * Runs a command to its end.
   *
   * @param args the command and its arguments: {@code rules check --format json}
   * @return the exit code: 0 if all is well, 1 if the files are not, 2 if the command cannot run
   */
  public int run(List<String> args) {
    try {
      return switch (args.getFirst()) {
        case POLICY -> policy(args);
        case MODELS -> models(args);
        default -> rules(args);
      };
    } catch (PolicyAnswer.Unanswered e) {
      err.println("reeve: " + e.getMessage());
      return 1;
    } catch (UsageException | ModelLoadException e) {
      err.println("reeve: " + e.getMessage());
    } catch (NoSuchFileException e) {
      err.println("reeve: there is no (" + e.getFile() + "). Maybe set REEVE_HOME.");
    } catch (IOException e) {
      err.println("reeve: the files cannot be read: " + e.getMessage());
    }
    return REFUSED;
  }

  private int rules(List<String> args) throws UsageException, IOException, ModelLoadException {
    command(args, OF_RULES);
    return new RulesCheck(folders, out).run(Options.of(args.subList(2, args.size())));
  }

  private int policy(List<String> args) throws UsageException, PolicyAnswer.Unanswered {
    String name = command(args, OF_POLICY);
    List<String> operands = args.stream().skip(2).takeWhile(arg -> !arg.startsWith("--")).toList();
    Options options =
        Options.of(
            name.equals("diff")
                ? args.subList(2 + operands.size(), args.size())
                : args.subList(2, args.size()));
    PolicyAnswer answer = new PolicyAnswer(folders, out, Clock.systemUTC());
    return name.equals("diff")
        ? new PolicyDiff(answer).run(operands, options)
        : new PolicyEffective(answer).run(options);
  }

  private int models(List<String> args) throws UsageException, IOException, ModelLoadException {
    List<String> rest = args.subList(Math.min(2, args.size()), args.size());
    return switch (command(args, OF_MODELS)) {
      case "drift" -> new ModelsReport(out).drift(Options.of(rest));
      case "shadow" -> new ModelsReport(out).shadow(Options.of(rest));
      default -> new ModelsSign(out).run(rest);
    };
  }

  /** The second word of a command. */
  private static String command(List<String> args, Set<String> known) throws UsageException {
    String name = args.size() < 2 ? "" : args.get(1);
    if (!known.contains(name)) {
      throw new UsageException(
          "unknown command (" + args.getFirst() + " " + name + ").", Maybe.advice(name, known));
    }
    return name;
  }
}
