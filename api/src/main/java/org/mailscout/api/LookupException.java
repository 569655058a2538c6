package org.mailscout.api;

import static java.util.Objects.requireNonNull;

/**
 * Something could not be asked, or its answer could not be used; "nothing there" is an empty value
 * instead.
 */
public final class LookupException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Reason reason;

  /**
   * Makes one without a cause.
   *
   * @param message names the thing and the value: {@code "_imaps._tcp.example.com SRV: port 70000"}
   */
  public LookupException(Reason reason, String message) {
    super(requireNonNull(message, "message"));
    this.reason = requireNonNull(reason, "reason");
  }

  /**
   * Makes one with its cause.
   *
   * @param message names the thing and the value
   */
  public LookupException(Reason reason, String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.reason = requireNonNull(reason, "reason");
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
