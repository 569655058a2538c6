package org.mailscout.api;

import java.util.Locale;
import java.util.Optional;

/**
 * The syntax that {@link Domain} and {@link Host} share, so that neither can hold what DNS cannot.
 */
final class NameSyntax {

  static final int LONGEST_NAME = 253;
  static final int LONGEST_LABEL = 63;

  private NameSyntax() {}

  /** Returns the name in lower case and without its trailing dot, or empty if it is not a name. */
  static Optional<String> normalise(String text, boolean underscores) {
    if (text.length() > LONGEST_NAME + 1) {
      return Optional.empty();
    }
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    name = name.toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String[] labels = name.split("\\.", -1);
    if (labels.length < 2 || isNumeric(labels[labels.length - 1])) {
      return Optional.empty();
    }
    for (String label : labels) {
      if (!isLabel(label, underscores)) {
        return Optional.empty();
      }
    }
    return Optional.of(name);
  }

  // WHATWG URL, "ends in a number": such a name would be read as an IPv4 address by some resolvers.
  private static boolean isNumeric(String label) {
    return label.chars().allMatch(c -> c >= '0' && c <= '9') || label.matches("0x[0-9a-f]*");
  }

  private static boolean isLabel(String label, boolean underscores) {
    if (label.isEmpty() || label.length() > LONGEST_LABEL) {
      return false;
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      return false;
    }
    return label.chars().allMatch(c -> isLetterDigitHyphen(c) || (underscores && c == '_'));
  }

  private static boolean isLetterDigitHyphen(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
