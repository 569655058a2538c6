package org.mailscout.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The end of a mail exchange's name, label by label; in a label {@code *} stands for any characters
 * and {@code ?} for one.
 *
 * @param labels the labels, the first one first; never empty
 */
record ExchangePattern(List<String> labels) {

  ExchangePattern {
    labels = List.copyOf(labels);
  }

  /**
   * Returns the pattern of this text.
   *
   * @throws IllegalArgumentException if a label is empty, or the last two are not plain
   */
  static ExchangePattern of(String text) {
    List<String> labels = List.of(text.toLowerCase(Locale.ROOT).split("\\.", -1));
    // A pattern over a whole top-level domain would give strangers a row.
    boolean plainEnd =
        labels.size() >= 2
            && labels.subList(labels.size() - 2, labels.size()).stream()
                .noneMatch(ExchangePattern::isWild);
    if (!plainEnd || labels.stream().anyMatch(l -> !isLabel(l))) {
      throw new IllegalArgumentException("not the end of a host name: " + text);
    }
    return new ExchangePattern(labels);
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label
            .chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "*?_-".indexOf(c) >= 0);
  }

  private static boolean isWild(String label) {
    return label.indexOf('*') >= 0 || label.indexOf('?') >= 0;
  }

  /** Returns the plain labels at the end, by which the pattern can be looked up. */
  String plainEnd() {
    int start = labels.size();
    while (start > 0 && !isWild(labels.get(start - 1))) {
      start--;
    }
    return String.join(".", labels.subList(start, labels.size()));
  }

  /** Returns how many characters are no wildcards, to tell which of two patterns says more. */
  int plainCharacters() {
    return (int)
        labels.stream().flatMapToInt(String::chars).filter(c -> c != '*' && c != '?').count();
  }

  /** Returns the labels that wildcards stand for, in order, or empty if the host does not match. */
  Optional<List<String>> match(List<String> host) {
    int offset = host.size() - labels.size();
    if (offset < 0) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      String actual = host.get(offset + i);
      if (!matches(label, 0, actual, 0)) {
        return Optional.empty();
      }
      if (isWild(label)) {
        found.add(actual);
      }
    }
    return Optional.of(found);
  }

  private static boolean matches(String pattern, int p, String text, int t) {
    if (p == pattern.length()) {
      return t == text.length();
    }
    if (pattern.charAt(p) == '*') {
      return matches(pattern, p + 1, text, t)
          || (t < text.length() && matches(pattern, p, text, t + 1));
    }
    return t < text.length()
        && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))
        && matches(pattern, p + 1, text, t + 1);
  }

  @Override
  public String toString() {
    return String.join(".", labels);
  }
}
