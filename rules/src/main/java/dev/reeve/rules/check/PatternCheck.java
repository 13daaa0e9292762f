package dev.reeve.rules.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.reeve.policy.source.Position;
import dev.reeve.policy.source.Problems;
import java.util.Optional;

/** Compiles regular expressions that take linear time and bounded memory. */
final class PatternCheck {
  private static final int LONGEST = 2000;

  private PatternCheck() {}

  static Optional<Pattern> pattern(String text, Position position, Problems problems) {
    if (text.length() > LONGEST || PatternSize.isTooLarge(text)) {
      problems.add(
          position,
          "regular expression (" + text + ") is too large.",
          "Use at most (" + LONGEST + ") characters, also when its counts are written out.");
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      problems.add(
          position,
          "regular expression (" + text + ") cannot be read: " + e.getDescription() + ".",
          "It is RE2 syntax: no look-around and no back references.");
      return Optional.empty();
    }
  }
}
