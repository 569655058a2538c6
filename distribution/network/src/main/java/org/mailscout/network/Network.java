package org.mailscout.network;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.network.Limits;

/**
 * How connections are made: all that adapters beside the discovery's need to reach the same
 * network.
 *
 * @param dns resolves the hosts; closed by whoever made it
 * @param route where connections really go
 * @param trustAnchors authorities that are trusted beside the JDK's
 * @param proxy where HTTP goes through
 * @param limits the bounds of all that is read
 */
public record Network(
    DnsClient dns,
    Route route,
    List<X509Certificate> trustAnchors,
    Optional<InetSocketAddress> proxy,
    Limits limits) {

  /** Copies the authorities. */
  public Network {
    requireNonNull(dns, "dns");
    requireNonNull(route, "route");
    trustAnchors = List.copyOf(trustAnchors);
    requireNonNull(proxy, "proxy");
    requireNonNull(limits, "limits");
  }
}
