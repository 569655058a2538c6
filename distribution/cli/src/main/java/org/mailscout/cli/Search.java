package org.mailscout.cli;

import java.time.Duration;
import java.util.Set;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.DiscoveryRequest;
import org.mailscout.engine.Mailscout;

/**
 * Discovers what to sign in to, with more patience than for showing it: what falls silent for a
 * moment costs a discovery one answer of many, and a sign-in its only way in.
 */
final class Search {

  private static final Policy PATIENT =
      Policy.DEFAULT.withTime(Duration.ofSeconds(40)).withPatience(Duration.ofSeconds(10));
  private static final int TRIES = 3;

  private final Mailscout engine;
  private final Set<Domain> confirmed;

  Search(Mailscout engine, Set<Domain> confirmed) {
    this.engine = engine;
    this.confirmed = confirmed;
  }

  /** Returns what was found; asks again where it may be that an issuer was only too slow. */
  Candidates of(EmailAddress address) throws InterruptedException {
    Candidates candidates = once(address);
    for (int i = 1; i < TRIES && candidates.missesIssuer(); i++) {
      candidates = once(address);
    }
    return candidates;
  }

  private Candidates once(EmailAddress address) throws InterruptedException {
    DiscoveryRequest request =
        DiscoveryRequest.builder(address).policy(PATIENT).confirm(confirmed).build();
    return new Candidates(engine.discover(request), engine.providers());
  }
}
