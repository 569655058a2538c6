package org.mailscout.api;

import static java.util.Objects.requireNonNull;

/**
 * How a connection is protected.
 *
 * <p>An open set: callers must expect ids that they do not know.
 *
 * @param id lower-case letters, digits and hyphens
 */
public record Security(String id) {

  /** TLS from the first byte, RFC 8314. */
  public static final Security TLS = new Security("tls");

  /** TLS after a mandatory upgrade command. */
  public static final Security STARTTLS = new Security("starttls");

  /** No protection; never among the settings unless the policy allows it. */
  public static final Security NONE = new Security("none");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id holds anything but lower-case letters, digits and
   *     hyphens
   */
  public Security {
    requireNonNull(id, "id");
    if (!id.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("not an id: " + Quoted.of(id));
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
