package org.mailscout.api;

import static java.util.Objects.requireNonNull;

/**
 * An e-mail address: the local part as it was typed, and the domain.
 *
 * <p>Strategies never see one. {@link #toString()} hides the local part, so that no log can show
 * it; {@link #text()} gives the whole address.
 *
 * @param local the part before the last "@", with its quotes where it has them; never empty
 * @param domain the domain in A-labels
 */
public record EmailAddress(String local, Domain domain) {

  /**
   * Checks the local part.
   *
   * @throws IllegalArgumentException if the local part is empty or longer than 64 octets of UTF-8
   */
  public EmailAddress {
    requireNonNull(local, "local");
    requireNonNull(domain, "domain");
    int octets = local.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (octets == 0 || octets > 64) {
      throw new IllegalArgumentException("local part of " + octets + " octets");
    }
  }

  /** Returns the whole address. */
  public String text() {
    return local + "@" + domain;
  }

  /** Returns the address with all but the first character of its local part hidden. */
  @Override
  public String toString() {
    return local.substring(0, local.offsetByCodePoints(0, 1)) + "***@" + domain;
  }
}
