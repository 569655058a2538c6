package org.mailscout.cli;

/**
 * Cleans every stranger's text before it reaches a terminal: what a terminal would obey, or a
 * reader would not see, becomes a visible escape.
 */
final class Shown {

  private static final int LONGEST = 400;

  private Shown() {}

  /** Returns the text in one line, at most 400 characters. */
  static String line(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (isDangerous(c)) {
      shown.append(String.format("\\u{%x}", c));
    } else {
      shown.appendCodePoint(c);
    }
  }

  private static boolean isDangerous(int c) {
    int type = Character.getType(c);
    // Bidi controls, zero-width characters and tags are of type FORMAT.
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
