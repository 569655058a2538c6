package org.mailscout.api;

import java.util.Optional;

/**
 * A port of TCP.
 *
 * @param number from 1 to 65535
 */
public record Port(int number) implements Comparable<Port> {

  /** The port of https. */
  public static final Port HTTPS = new Port(443);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the number is outside 1 to 65535
   */
  public Port {
    if (number < 1 || number > 65535) {
      throw new IllegalArgumentException("port " + number);
    }
  }

  /**
   * Returns the port of this number.
   *
   * @throws IllegalArgumentException if the number is outside 1 to 65535
   */
  public static Port of(int number) {
    return new Port(number);
  }

  /** Returns the port of one to five ASCII digits, or empty if the text is anything else. */
  public static Optional<Port> parse(String text) {
    // Integer.parseInt would take "+993" and the digits of every script.
    if (!text.matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text);
    return number < 1 || number > 65535 ? Optional.empty() : Optional.of(new Port(number));
  }

  @Override
  public int compareTo(Port other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
