package dev.reeve.policy.source;

import java.util.Collection;
import java.util.Comparator;

/** The advice for a name that is not known: the nearest known one, or the list of what there is. */
public final class Maybe {
  private static final int SHORT_LIST = 12;

  /** A longer text is no slip of the pen, and comparing it would take its time. */
  private static final int LONGEST_NAME = 200;

  private Maybe() {}

  /** "Maybe you meant (x)?" for a near name, else "Known: (a, b, c).", the first of them. */
  public static String advice(String unknown, Collection<String> known) {
    if (unknown.length() > LONGEST_NAME) {
      return list(known);
    }
    int limit = Math.max(2, unknown.length() / 3);
    return known.stream()
        .filter(name -> distance(unknown, name) <= limit)
        .filter(name -> distance(unknown, name) < unknown.length())
        .min(
            Comparator.comparingInt((String name) -> distance(unknown, name))
                .thenComparing(name -> name))
        .map(name -> "Maybe you meant (" + name + ")?")
        .orElseGet(() -> list(known));
  }

  private static String list(Collection<String> known) {
    if (known.isEmpty()) {
      return "There is none yet.";
    }
    String shown = String.join(", ", known.stream().sorted().limit(SHORT_LIST).toList());
    return "Known: (" + shown + (known.size() > SHORT_LIST ? ", …" : "") + ").";
  }

  /** Levenshtein distance, case ignored. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        current[j] =
            Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
