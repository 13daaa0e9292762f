package dev.reeve.models;

import java.time.Duration;

/** The moment until which one caller waits, on the clock of {@link System#nanoTime}. */
record Deadline(long startNanos, long timeoutNanos) {
  private static final Duration LONGEST = Duration.ofDays(1);

  static Deadline in(Duration timeout) {
    Duration bounded = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    return new Deadline(System.nanoTime(), bounded.toNanos());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Zero or less once it has passed. */
  long remainingNanos() {
    return timeoutNanos - (System.nanoTime() - startNanos);
  }
}
