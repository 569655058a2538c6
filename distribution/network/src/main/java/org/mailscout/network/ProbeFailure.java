package org.mailscout.network;

import org.mailscout.api.Reason;
import org.mailscout.api.network.Failure;

/** What a server says does not prove the service; carries the failure that is answered. */
final class ProbeFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  ProbeFailure(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  ProbeFailure(Reason reason, String message) {
    this(new Failure(reason, message));
  }

  /** Returns the failure of a server that speaks something else: the service is not there. */
  static ProbeFailure otherProtocol(String message) {
    return new ProbeFailure(new Failure(Reason.MALFORMED, message, true));
  }

  Failure failure() {
    return failure;
  }
}
