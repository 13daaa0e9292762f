package dev.reeve.policy.source;

import java.util.List;
import java.util.stream.Collectors;

/** Sources that cannot become a release; carries every problem found, in the order of the files. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** An exception for one or more problems; their order is by position. */
  public SourceException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems =
        problems.stream().sorted((a, b) -> a.position().compareTo(b.position())).toList();
  }

  /** Every problem found; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
