package org.mailscout.network;

import com.ibm.icu.text.IDNA;
import java.util.Optional;

/**
 * UTS #46, non-transitional, with the rules of STD3, of joiners and of both directions.
 *
 * <p>A class of its own, so that ICU and its tables are loaded by the first name that needs them.
 */
final class InternationalNames {

  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE
              | IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO);

  /** A name in DNS has 253 characters at most; no longer text need be looked at. */
  private static final int LONGEST = 1000;

  private InternationalNames() {}

  /** Returns the name in A-labels, or empty if it is not valid. */
  static Optional<String> toAscii(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    IDNA.Info info = new IDNA.Info();
    String name = UTS46.nameToASCII(text, new StringBuilder(), info).toString();
    return info.hasErrors() ? Optional.empty() : Optional.of(name);
  }

  /** Returns the name in U-labels, or empty if one of them is not valid. */
  static Optional<String> toUnicode(String name) {
    IDNA.Info info = new IDNA.Info();
    String text = UTS46.nameToUnicode(name, new StringBuilder(), info).toString();
    return info.hasErrors() ? Optional.empty() : Optional.of(text);
  }
}
