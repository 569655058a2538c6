package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/**
 * How a question failed.
 *
 * @param reason why
 * @param message names the thing and the value, and holds no secret and no local part
 * @param nothingThere whether the failure itself says that the service is not there, as a refused
 *     connection or a certificate of another name does, and not that it could not be asked
 */
public record Failure(Reason reason, String message, boolean nothingThere) {

  /** Checks that nothing is missing. */
  public Failure {
    requireNonNull(reason, "reason");
    requireNonNull(message, "message");
  }

  /** Makes a failure that leaves open whether the service is there. */
  public Failure(Reason reason, String message) {
    this(reason, message, false);
  }

  /** Returns the failure as an exception to throw. */
  public LookupException toException() {
    return new LookupException(reason, message);
  }
}
