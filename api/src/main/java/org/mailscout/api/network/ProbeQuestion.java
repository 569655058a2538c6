package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Protocol;

/**
 * Whether a service is where it is said to be.
 *
 * @param protocol IMAP, POP3, submission, ManageSieve, or one over HTTP
 * @param endpoint where to connect
 * @param serviceDomain the domain whose SRV record led here: a certificate may then name it instead
 *     of the host (SRV-ID or DNS-ID, RFC 7817 §3)
 */
public record ProbeQuestion(Protocol protocol, Endpoint endpoint, Optional<Domain> serviceDomain) {

  /** Checks that nothing is missing. */
  public ProbeQuestion {
    requireNonNull(protocol, "protocol");
    requireNonNull(endpoint, "endpoint");
    requireNonNull(serviceDomain, "serviceDomain");
  }

  /** Returns the question for a service that no SRV record named. */
  public static ProbeQuestion of(Protocol protocol, Endpoint endpoint) {
    return new ProbeQuestion(protocol, endpoint, Optional.empty());
  }

  @Override
  public String toString() {
    return protocol + " at " + endpoint;
  }
}
