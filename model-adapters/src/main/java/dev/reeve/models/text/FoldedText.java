package dev.reeve.models.text;

import java.text.Normalizer;

/**
 * A text as code points after entities, NFKC and lower case; dropped characters are gone,
 * characters that the frozen table does not know are spaces.
 */
public final class FoldedText {
  static final int MAX_CODE_POINTS = 20_000;

  private static final UnicodeTable TABLE = UnicodeTable.frozen();

  private final int[] codePoints;

  private FoldedText(int[] codePoints) {
    this.codePoints = codePoints;
  }

  /** The whole text, folded. */
  public static FoldedText of(String text) {
    return of(text, MAX_CODE_POINTS);
  }

  /** The first so many code points of a text. */
  public static FoldedText of(String text, int most) {
    String known = withoutUnassigned(HtmlEntities.unescape(head(text, most)));
    int[] kept =
        Normalizer.normalize(known, Normalizer.Form.NFKC)
            .codePoints()
            .filter(codePoint -> TABLE.classOf(codePoint) != UnicodeTable.DROPPED)
            .map(TABLE::lower)
            .toArray();
    return new FoldedText(kept);
  }

  private static String head(String text, int most) {
    boolean fits = text.length() <= most || text.codePointCount(0, text.length()) <= most;
    return fits ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static String withoutUnassigned(String text) {
    StringBuilder known = new StringBuilder(text.length());
    text.codePoints()
        .map(codePoint -> TABLE.classOf(codePoint) == UnicodeTable.UNASSIGNED ? ' ' : codePoint)
        .forEach(known::appendCodePoint);
    return known.toString();
  }

  /** Length of the folded text, in code points. */
  public int length() {
    return codePoints.length;
  }

  int at(int index) {
    return codePoints[index];
  }

  byte classAt(int index) {
    return TABLE.classOf(codePoints[index]);
  }

  boolean hasAt(int index, String ascii) {
    if (index + ascii.length() > codePoints.length) {
      return false;
    }
    for (int offset = 0; offset < ascii.length(); offset++) {
      if (codePoints[index + offset] != ascii.charAt(offset)) {
        return false;
      }
    }
    return true;
  }

  /** A part of the folded text. */
  public String substring(int from, int to) {
    return new String(codePoints, from, to - from);
  }
}
