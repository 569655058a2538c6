package org.mailscout.network;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A mail server's words: how they are read, and what may be kept of them. */
final class ServerText {

  private static final int LONGEST_CAPABILITY = 256;
  private static final int MOST_CAPABILITIES = 128;
  private static final int LONGEST_SHOWN = 80;
  private static final Pattern LITERAL = Pattern.compile("\\{[0-9]+\\+?}$");

  private ServerText() {}

  /** Returns whether the line begins with this word, in any case. */
  static boolean says(String line, String word) {
    return line.equalsIgnoreCase(word) || startsWith(line, word + " ");
  }

  /** Returns whether the line begins with these characters, in any case. */
  static boolean startsWith(String line, String prefix) {
    return line.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /** Returns whether the line ends in the size of a literal that is to follow. */
  static boolean announcesLiteral(String line) {
    return LITERAL.matcher(line).find();
  }

  /** Returns the words between spaces. */
  static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /** Returns whether a capability of this name is among them, with or without arguments. */
  static boolean names(List<String> capabilities, String name) {
    return capabilities.stream().anyMatch(capability -> says(capability, name));
  }

  /** Returns the arguments of all capabilities of this name. */
  static List<String> arguments(List<String> capabilities, String name) {
    return capabilities.stream()
        .filter(capability -> says(capability, name))
        .flatMap(capability -> words(capability.substring(name.length())).stream())
        .toList();
  }

  /** Returns the capabilities that are printable ASCII of a bounded length, in the same order. */
  static List<String> capabilities(List<String> named) {
    return named.stream()
        .filter(c -> !c.isEmpty() && c.length() <= LONGEST_CAPABILITY)
        .filter(c -> c.chars().allMatch(ServerText::isPrintable))
        .limit(MOST_CAPABILITIES)
        .toList();
  }

  /** Returns what can be shown in a message: printable ASCII in quotes, cut short. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.chars().limit(LONGEST_SHOWN).forEach(c -> shown.append(isPrintable(c) ? (char) c : '?'));
    return shown.append(text.length() > LONGEST_SHOWN ? "...\"" : "\"").toString();
  }

  private static boolean isPrintable(int c) {
    return c >= 0x20 && c < 0x7f;
  }
}
