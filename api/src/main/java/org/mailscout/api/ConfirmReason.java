package org.mailscout.api;

import static java.util.Objects.requireNonNull;

/**
 * Why settings have to be confirmed before a credential goes to them.
 *
 * <p>An open set: callers must expect ids that they do not know.
 *
 * @param id lower-case letters, digits and hyphens
 */
public record ConfirmReason(String id) {

  /** A host was named by DNS that nothing signs. */
  public static final ConfirmReason UNSIGNED_DNS = new ConfirmReason("unsigned-dns");

  /** A host lies outside the address's registrable domain. */
  public static final ConfirmReason OTHER_DOMAIN = new ConfirmReason("other-domain");

  /** A document was reached by a redirect to another registrable domain. */
  public static final ConfirmReason REDIRECTED = new ConfirmReason("redirected");

  /** A document or a service is not protected by TLS. */
  public static final ConfirmReason CLEARTEXT = new ConfirmReason("cleartext");

  /** A source of a stronger class could not be asked. */
  public static final ConfirmReason STRONGER_SOURCE_FAILED =
      new ConfirmReason("stronger-source-failed");

  /** The issuer's registrable domain is not the service's. */
  public static final ConfirmReason ISSUER_ELSEWHERE = new ConfirmReason("issuer-elsewhere");

  /** A port is none of those that mail is served on. */
  public static final ConfirmReason ODD_PORT = new ConfirmReason("odd-port");

  /** A host has an address that is not public. */
  public static final ConfirmReason PRIVATE_ADDRESS = new ConfirmReason("private-address");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id holds anything but lower-case letters, digits and
   *     hyphens
   */
  public ConfirmReason {
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
