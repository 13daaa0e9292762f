package dev.reeve.models.network;

/** The value below which a share of sorted ones lies. */
final class Percentile {
  private Percentile() {}

  static long of(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
  }
}
