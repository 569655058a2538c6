package org.mailscout.engine;

import java.util.Optional;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.discovery.Disclosure;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.Options;
import org.mailscout.api.discovery.Reach;

/**
 * A loaded provider as a discovery knows it; what it says of itself was read once, at loading.
 *
 * @param id its id
 * @param origin the jar or module it comes from
 * @param version of that
 * @param foreign whether somebody else made it
 * @param reach the most that it can report; empty for auth methods
 * @param disclosure whom it may ask beyond the domain
 * @param options its own settings, as the caller made them
 * @param strategy the strategy, if it is one
 * @param method the auth method, if it is one
 */
record Participant(
    String id,
    String origin,
    String version,
    boolean foreign,
    Optional<Reach> reach,
    Disclosure disclosure,
    Options options,
    Optional<DiscoveryStrategy> strategy,
    Optional<AuthMethod> method) {

  /** The engine itself, which asks for the MX and verifies. */
  static final Participant ENGINE =
      new Participant(
          "engine",
          "engine",
          "",
          false,
          Optional.empty(),
          Disclosure.NONE,
          Options.FALLBACKS,
          Optional.empty(),
          Optional.empty());

  ProviderFault fault(String message) {
    return new ProviderFault(id, origin, message);
  }
}
