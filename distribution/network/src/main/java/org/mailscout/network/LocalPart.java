package org.mailscout.network;

import java.nio.charset.StandardCharsets;

/**
 * The local part of an address: a dot-atom or a quoted string, with other letters than ASCII's
 * where SMTPUTF8 allows them (RFC 6531 §3.3); no comments.
 */
final class LocalPart {

  private static final int LONGEST = 64;
  private static final String ATOM_SIGNS = "!#$%&'*+-/=?^_`{|}~";

  private LocalPart() {}

  /**
   * Returns where the "@" stands that ends it, or -1 where there is none.
   *
   * @throws MalformedAddressException if there are several, or a quotation does not end
   */
  static int end(String text) throws MalformedAddressException {
    int start = text.startsWith("\"") ? closingQuote(text) + 1 : 0;
    int at = text.indexOf('@', start);
    if (at >= 0 && text.indexOf('@', at + 1) >= 0) {
      throw new MalformedAddressException("more than one @ outside quotes");
    }
    return at;
  }

  private static int closingQuote(String text) throws MalformedAddressException {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    throw new MalformedAddressException("the quotation before the @ does not end");
  }

  /**
   * Checks what stands before the "@".
   *
   * @throws MalformedAddressException if it is no local part
   */
  static void check(String local) throws MalformedAddressException {
    if (local.isEmpty()) {
      throw new MalformedAddressException("nothing stands before the @");
    }
    if (local.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new MalformedAddressException("more than " + LONGEST + " octets stand before the @");
    }
    if (local.startsWith("\"")) {
      checkQuoted(local);
    } else {
      checkAtoms(local);
    }
  }

  private static void checkQuoted(String local) throws MalformedAddressException {
    if (closingQuote(local) != local.length() - 1) {
      throw new MalformedAddressException("the quotation ends before the @");
    }
    for (int c : local.codePoints().toArray()) {
      if (c != ' ' && !isVisible(c)) {
        throw bad(c);
      }
    }
  }

  private static void checkAtoms(String local) throws MalformedAddressException {
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      throw new MalformedAddressException("a dot before the @ stands beside nothing");
    }
    for (int c : local.codePoints().toArray()) {
      boolean atom = c >= 0x80 || isLetterOrDigit(c) || c == '.' || ATOM_SIGNS.indexOf(c) >= 0;
      if (!atom || !isVisible(c)) {
        throw bad(c);
      }
    }
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Returns whether it shows: no control, no blank, no invisible format, no half of a pair. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static MalformedAddressException bad(int c) {
    String shown = c > 0x20 && c < 0x7f ? Character.toString(c) : String.format("\\u{%x}", c);
    return new MalformedAddressException("the character " + shown + " cannot stand before the @");
  }
}
