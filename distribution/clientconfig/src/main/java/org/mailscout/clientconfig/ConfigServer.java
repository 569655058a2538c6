package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.Protocol;

/**
 * A server section.
 *
 * @param protocol what the server speaks
 * @param location where it is: a URL for the protocols that have one
 * @param authentication the kinds of sign-in, best first; empty where the section names none
 * @param username the user name; empty where the section names none
 */
public record ConfigServer(
    Protocol protocol,
    ServerLocation location,
    List<Authentication> authentication,
    Optional<Template> username) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the protocol has a URL and the location none, or the
   *     reverse
   */
  public ConfigServer {
    requireNonNull(protocol, "protocol");
    requireNonNull(username, "username");
    if (protocol.usesUrl() != location instanceof ServerLocation.Web) {
      throw new IllegalArgumentException(protocol + " at " + location);
    }
    authentication = List.copyOf(authentication);
  }

  /** Returns a server that wants the full address as its user name. */
  public static ConfigServer of(Protocol protocol, ServerLocation location) {
    return new ConfigServer(protocol, location, List.of(), Optional.of(Template.ADDRESS));
  }

  /** Returns a copy with these kinds of sign-in, best first. */
  public ConfigServer withAuthentication(List<Authentication> kinds) {
    return new ConfigServer(protocol, location, kinds, username);
  }

  /** Returns a copy with this user name. */
  public ConfigServer withUsername(Template name) {
    return new ConfigServer(protocol, location, authentication, Optional.of(name));
  }
}
