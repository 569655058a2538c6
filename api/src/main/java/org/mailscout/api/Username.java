package org.mailscout.api;

import static java.util.Objects.requireNonNull;

/**
 * A user name as a pattern: text with {@code {address}}, {@code {local}} and {@code {domain}},
 * which the engine fills in.
 *
 * @param pattern never blank, at most 320 characters
 */
public record Username(String pattern) {

  /** The full address, which most providers want. */
  public static final Username ADDRESS = new Username("{address}");

  /** The local part alone. */
  public static final Username LOCAL_PART = new Username("{local}");

  private static final int LONGEST = 320;

  /**
   * Checks the pattern.
   *
   * @throws IllegalArgumentException if it is blank, too long, or holds control characters
   */
  public Username {
    requireNonNull(pattern, "pattern");
    if (pattern.isBlank()
        || pattern.length() > LONGEST
        || pattern.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not a user name: " + Quoted.of(pattern));
    }
  }

  /** Returns the user name of this address. */
  public String of(EmailAddress address) {
    return pattern
        .replace("{address}", "\u0001a")
        .replace("{local}", "\u0001l")
        .replace("{domain}", address.domain().name())
        .replace("\u0001a", address.text())
        .replace("\u0001l", address.local());
  }

  /** Returns whether the local part is needed to fill it in. */
  public boolean needsLocalPart() {
    return pattern.contains("{address}") || pattern.contains("{local}");
  }
}
