package org.mailscout.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One protocol endpoint of an account.
 *
 * <p>Made by {@link #of} and completed by {@code with…}, each of which returns a copy. The user
 * name is the full address unless said otherwise.
 */
public final class Service {

  private final Protocol protocol;
  private final Endpoint endpoint;
  private final List<Username> usernames;
  private final List<Authentication> authentication;
  private final Optional<Url> session;

  private Service(
      Protocol protocol,
      Endpoint endpoint,
      List<Username> usernames,
      List<Authentication> authentication,
      Optional<Url> session) {
    this.protocol = protocol;
    this.endpoint = endpoint;
    this.usernames = usernames;
    this.authentication = authentication;
    this.session = session;
  }

  /**
   * Returns a service with the full address as its user name and nothing known of its sign-in.
   *
   * @throws IllegalArgumentException if the protocol has a URL and the endpoint none, or the
   *     reverse
   */
  public static Service of(Protocol protocol, Endpoint endpoint) {
    requireNonNull(protocol, "protocol");
    requireNonNull(endpoint, "endpoint");
    if (protocol.usesUrl() != endpoint.url().isPresent()) {
      throw new IllegalArgumentException(protocol + " at " + endpoint);
    }
    return new Service(protocol, endpoint, List.of(Username.ADDRESS), List.of(), Optional.empty());
  }

  /** Returns a copy whose user names are these, most likely first; none: it cannot be known. */
  public Service withUsernames(List<Username> names) {
    return new Service(protocol, endpoint, List.copyOf(names), authentication, session);
  }

  /** Returns a copy whose kinds of sign-in are these, the source's preference first. */
  public Service withAuthentication(List<Authentication> kinds) {
    List<Authentication> distinct = kinds.stream().distinct().toList();
    return new Service(protocol, endpoint, usernames, distinct, session);
  }

  /** Returns a copy whose JMAP session URL, after redirects, is this. */
  public Service withSession(Url url) {
    requireNonNull(url, "url");
    return new Service(protocol, endpoint, usernames, authentication, Optional.of(url));
  }

  /** Returns what it speaks. */
  public Protocol protocol() {
    return protocol;
  }

  /** Returns where it is. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Returns the user names to try, most likely first; empty where it cannot be known. */
  public List<Username> usernames() {
    return usernames;
  }

  /** Returns the kinds of sign-in, the source's preference first; empty where nothing is known. */
  public List<Authentication> authentication() {
    return authentication;
  }

  /** Returns the JMAP session URL that the endpoint's URL led to. */
  public Optional<Url> session() {
    return session;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Service that
        && protocol.equals(that.protocol)
        && endpoint.equals(that.endpoint)
        && usernames.equals(that.usernames)
        && authentication.equals(that.authentication)
        && session.equals(that.session);
  }

  @Override
  public int hashCode() {
    return Objects.hash(protocol, endpoint, usernames, authentication, session);
  }

  @Override
  public String toString() {
    return protocol + " at " + endpoint;
  }
}
