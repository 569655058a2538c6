package org.mailscout.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Failure;

/** No connection could be made, or none that is secure. */
final class ConnectFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Failure failure;
  private final transient List<Host> certificateNames;

  ConnectFailure(Failure failure) {
    this(failure, List.of());
  }

  /**
   * Makes one.
   *
   * @param certificateNames the hosts that the certificate names, where its chain is valid
   */
  ConnectFailure(Failure failure, List<Host> certificateNames) {
    super(requireNonNull(failure, "failure").message());
    this.failure = failure;
    this.certificateNames = List.copyOf(certificateNames);
  }

  ConnectFailure(Reason reason, String message) {
    this(new Failure(reason, message));
  }

  /** Returns how it failed. */
  Failure failure() {
    return failure;
  }

  /** Returns the hosts that the certificate names; empty unless its chain is valid. */
  List<Host> certificateNames() {
    return certificateNames;
  }
}
