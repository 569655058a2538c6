package org.mailscout.oauth;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** A stranger's words as they can be shown: one short line that no terminal obeys. */
final class Shown {

  private static final int LONGEST = 200;

  // C0, C1, lone surrogates, private use, format characters (bidi controls, zero-width, tags), line
  // and paragraph separators.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private Shown() {}

  /** Returns the words cleaned and cut. */
  static String words(String text) {
    String clean = UNSEEN.matcher(text).replaceAll(" ").strip().replaceAll(" {2,}", " ");
    int end =
        clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length())));
    return end < clean.length() ? clean.substring(0, end) + "..." : clean;
  }

  /** Returns the words cleaned, and without the secrets, which a server may repeat. */
  static String words(String text, Collection<String> secrets) {
    String without = text;
    for (String secret : List.copyOf(secrets)) {
      if (!secret.isEmpty()) {
        without = without.replace(secret, "[redacted]");
      }
    }
    return words(without);
  }
}
