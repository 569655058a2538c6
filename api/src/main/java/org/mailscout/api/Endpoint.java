package org.mailscout.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a service is: a host, a port and a protection, and for services over HTTP their URL.
 *
 * @param host the host that is connected to
 * @param port the port that is connected to
 * @param security {@link Security#TLS} for a URL of https
 * @param url the URL of a service over HTTP; its host and port are those above
 */
public record Endpoint(Host host, Port port, Security security, Optional<Url> url) {

  /** Checks that nothing is missing. */
  public Endpoint {
    requireNonNull(host, "host");
    requireNonNull(port, "port");
    requireNonNull(security, "security");
    requireNonNull(url, "url");
  }

  /** Returns the endpoint of a protocol with its own port. */
  public static Endpoint of(Host host, Port port, Security security) {
    return new Endpoint(host, port, security, Optional.empty());
  }

  /** Returns the endpoint of a service over HTTP. */
  public static Endpoint of(Url url) {
    Security security = url.isHttps() ? Security.TLS : Security.NONE;
    return new Endpoint(url.host(), url.port(), security, Optional.of(url));
  }

  @Override
  public String toString() {
    return url.map(Url::toString).orElseGet(() -> host + ":" + port + " " + security);
  }
}
