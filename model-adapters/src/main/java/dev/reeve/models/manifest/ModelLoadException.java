package dev.reeve.models.manifest;

import dev.reeve.policy.source.Position;
import dev.reeve.policy.source.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Model folders that cannot be served; carries every problem found. */
public final class ModelLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Folders with at least one problem. */
  public ModelLoadException(List<Problem> problems) {
    super(sorted(problems).stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = sorted(problems);
  }

  /** One problem that concerns a whole file. */
  public static ModelLoadException of(String file, String message, String advice) {
    return new ModelLoadException(List.of(problem(file, message, advice)));
  }

  /** What is wrong with a whole file. */
  public static Problem problem(String file, String message, String advice) {
    return new Problem(Position.startOf(file), message, advice);
  }

  private static List<Problem> sorted(List<Problem> problems) {
    return problems.stream().sorted(Comparator.comparing(Problem::position)).toList();
  }

  /** Every problem found, never empty; by position, relative to the models folder. */
  public List<Problem> problems() {
    return problems;
  }
}
