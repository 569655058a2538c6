package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/**
 * How a question failed.
 *
 * @param reason why
 * @param message names the thing and the value, and holds no secret and no local part
 */
public record Failure(Reason reason, String message) {

  /** Checks that nothing is missing. */
  public Failure {
    requireNonNull(reason, "reason");
    requireNonNull(message, "message");
  }

  /** Returns the failure as an exception to throw. */
  public LookupException toException() {
    return new LookupException(reason, message);
  }
}
