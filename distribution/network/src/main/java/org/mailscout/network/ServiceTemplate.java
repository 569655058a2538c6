package org.mailscout.network;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.Username;

/**
 * A service of a row, whose host or URL can hold {@code {mx}}, the mail exchange, and {@code {1}}
 * to {@code {9}}, the labels that the wildcards of its pattern stand for.
 *
 * @param protocol what it speaks
 * @param where the host, or the URL where the protocol has one
 * @param port nothing where the protocol has a URL
 * @param security nothing where the protocol has a URL
 * @param usernames patterns, most likely first; none where it cannot be known
 * @param authentication kinds of sign-in, the provider's preference first
 */
record ServiceTemplate(
    String protocol,
    String where,
    Optional<Port> port,
    Optional<String> security,
    List<String> usernames,
    List<String> authentication) {

  ServiceTemplate {
    usernames = List.copyOf(usernames);
    authentication = List.copyOf(authentication);
  }

  /** Returns the host where no mail exchange is needed to know it. */
  Optional<String> fixedHost() {
    if (where.indexOf('{') >= 0) {
      return Optional.empty();
    }
    return Optional.of(port.isPresent() ? where : Url.of(where).host().name());
  }

  /**
   * Returns the service for this mail exchange.
   *
   * @throws IllegalArgumentException if that makes no service
   */
  Service apply(String exchange, List<String> labels) {
    String filled = where.replace("{mx}", exchange);
    for (int i = 0; i < labels.size(); i++) {
      filled = filled.replace("{" + (i + 1) + "}", labels.get(i));
    }
    return Service.of(new Protocol(protocol), endpoint(filled))
        .withUsernames(usernames.stream().map(Username::new).toList())
        .withAuthentication(authentication.stream().map(Authentication::new).toList());
  }

  private Endpoint endpoint(String filled) {
    if (port.isPresent() && security.isPresent()) {
      return Endpoint.of(Host.of(filled), port.get(), new Security(security.get()));
    }
    return Endpoint.of(Url.of(filled));
  }
}
