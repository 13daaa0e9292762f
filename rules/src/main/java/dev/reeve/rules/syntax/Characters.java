package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;

/** Which characters rule text may hold, and where. */
final class Characters {
  private Characters() {}

  /**
   * Checks a character outside of string literals.
   *
   * @throws Refused if it cannot be seen, or changes how the text around it is seen
   */
  static void checkPlain(int character, Position position) {
    boolean blank = character == ' ' || character == '\t' || character == '\n' || character == '\r';
    boolean odd = isInvisible(character) || Character.isSpaceChar(character);
    if (!blank && (odd || Character.isISOControl(character))) {
      throw refuse(character, position);
    }
  }

  /**
   * Checks a character inside a string literal, where joiners belong to the words of some scripts.
   *
   * @throws Refused if it is a control character or changes the direction of the text
   */
  static void checkQuoted(int character, Position position) {
    boolean joiner = character == 0x200C || character == 0x200D;
    boolean mark = character == 0x200E || character == 0x200F;
    boolean emojiTag = character >= 0xE0020 && character <= 0xE007F;
    if (!joiner && !mark && !emojiTag) {
      if (isInvisible(character) || Character.isISOControl(character)) {
        throw refuse(character, position);
      }
    }
  }

  /** Whether a character cannot be seen. */
  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE;
  }

  private static Refused refuse(int character, Position position) {
    return new Refused(
        position,
        "character (U+" + String.format("%04X", character) + ") cannot be seen.",
        "Delete it; a text editor that shows hidden characters helps to find it.");
  }
}
