package org.mailscout.api;

import static java.util.Objects.requireNonNull;

/**
 * Why something could not be asked.
 *
 * <p>An open set: callers must expect ids that they do not know.
 *
 * @param id lower-case letters, digits and hyphens
 */
public record Reason(String id) {

  /** No answer came within the time allowed. */
  public static final Reason TIMEOUT = new Reason("timeout");

  /** No connection could be made: refused, reset, or no route. */
  public static final Reason UNREACHABLE = new Reason("unreachable");

  /** The TLS handshake or the check of the certificate failed. */
  public static final Reason TLS = new Reason("tls");

  /** The server said that it failed, or that it is overloaded. */
  public static final Reason SERVER_FAILURE = new Reason("server-failure");

  /** The server declined to answer this question. */
  public static final Reason REFUSED = new Reason("refused");

  /** The answer is not what its protocol allows. */
  public static final Reason MALFORMED = new Reason("malformed");

  /** The answer exceeds a bound of Limits. */
  public static final Reason TOO_LARGE = new Reason("too-large");

  /** The policy does not allow the question. */
  public static final Reason FORBIDDEN_BY_POLICY = new Reason("forbidden");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id holds anything but lower-case letters, digits and
   *     hyphens
   */
  public Reason {
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
