package org.mailscout.api;

/**
 * Shows a stranger's text in a message: short, and with nothing in it that a terminal would obey.
 */
final class Quoted {

  private static final int LONGEST = 80;

  private Quoted() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
    return shown.append(text.length() > LONGEST ? "...\"" : "\"").toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    if (codePoint >= 0x20 && codePoint < 0x7f) {
      shown.append((char) codePoint);
    } else {
      shown.append(String.format("\\u{%x}", codePoint));
    }
  }
}
