package dev.reeve.models.network;

/**
 * How much of the machine models may take.
 *
 * @param intraOpThreads threads that one run may use within an operator, at least 1
 * @param concurrentRuns runs of one model at a time, at least 1; further callers wait in order
 */
public record RuntimeLimits(int intraOpThreads, int concurrentRuns) {
  public RuntimeLimits {
    if (intraOpThreads < 1 || concurrentRuns < 1) {
      throw new IllegalArgumentException(
          "limits (" + intraOpThreads + ", " + concurrentRuns + ") must be at least 1");
    }
  }

  /** One thread per run, as many runs as there are processors. */
  public static RuntimeLimits ofThisMachine() {
    return new RuntimeLimits(1, Runtime.getRuntime().availableProcessors());
  }
}
