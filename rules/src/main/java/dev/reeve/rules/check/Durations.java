package dev.reeve.rules.check;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long actions last, as rules write it: {@code 30m}, {@code 24h}, {@code 7d} or ISO 8601. */
final class Durations {
  private static final Duration LONGEST = Duration.ofDays(3650);

  private Durations() {}

  static boolean looksLike(String text) {
    return !text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.startsWith("P"));
  }

  /** The duration; empty if it cannot be read, is not positive, or is longer than ten years. */
  static Optional<Duration> parse(String text) {
    try {
      Duration duration = Duration.parse(iso(text));
      boolean sensible = duration.isPositive() && duration.compareTo(LONGEST) <= 0;
      return sensible ? Optional.of(duration) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String iso(String text) {
    if (text.matches("[0-9]{1,6}d")) {
      return "P" + text;
    }
    return text.matches("[0-9]{1,6}[hm]") ? "PT" + text : text;
  }
}
