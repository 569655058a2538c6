package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Port;
import org.mailscout.api.network.Names;

/** Where a server is: at a host and a port, or at a URL. */
public sealed interface ServerLocation {

  /**
   * Returns where to connect for addresses of the domain, or empty if its placeholders make no
   * valid name of it.
   */
  Optional<Endpoint> endpoint(Domain domain, Names names);

  /**
   * A server with a port of its own.
   *
   * @param host the host, which may hold {@code %EMAILDOMAIN%}
   * @param port the port
   * @param socketType how the connection is protected
   */
  record Tcp(Template host, Port port, SocketType socketType) implements ServerLocation {

    /** Checks that nothing is missing. */
    public Tcp {
      requireNonNull(host, "host");
      requireNonNull(port, "port");
      requireNonNull(socketType, "socketType");
    }

    @Override
    public Optional<Endpoint> endpoint(Domain domain, Names names) {
      return host.host(domain, names).map(h -> Endpoint.of(h, port, socketType.security()));
    }
  }

  /**
   * A service over HTTP.
   *
   * @param url the URL, which may hold {@code %EMAILDOMAIN%} and {@code %EMAILADDRESS%}
   */
  record Web(Template url) implements ServerLocation {

    /** Checks that nothing is missing. */
    public Web {
      requireNonNull(url, "url");
    }

    @Override
    public Optional<Endpoint> endpoint(Domain domain, Names names) {
      return url.url(domain).map(Endpoint::of);
    }
  }
}
