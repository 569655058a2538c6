package org.mailscout.network;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;

/**
 * The names that a certificate may have.
 *
 * @param host where we connect; its DNS-ID is accepted
 * @param serviceDomain the domain whose SRV record led to the host; its DNS-ID is accepted too
 * @param service the service in that record, such as {@code _imaps}, for the SRV-ID
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7817#section-3">RFC 7817 §3</a>
 */
record TlsName(Host host, Optional<Domain> serviceDomain, Optional<String> service) {

  /** Returns the name of a host that no SRV record named. */
  static TlsName of(Host host) {
    return new TlsName(host, Optional.empty(), Optional.empty());
  }

  /** Returns the name of a host that the domain's SRV record named. */
  static TlsName of(Host host, Domain serviceDomain, String service) {
    return new TlsName(host, Optional.of(serviceDomain), Optional.of(service));
  }

  /** Returns the SRV-ID that is accepted, such as {@code _imaps.example.net}. */
  Optional<String> srvId() {
    return service.flatMap(label -> serviceDomain.map(domain -> label + "." + domain.name()));
  }
}
