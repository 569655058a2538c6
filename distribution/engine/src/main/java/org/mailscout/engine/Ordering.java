package org.mailscout.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Service;
import org.mailscout.api.network.Provider;

/**
 * The order of the settings from the moment the first place is final: later findings can add
 * alternatives, and nothing but a failed verification moves the first.
 *
 * <p>Guarded by the discovery's lock.
 */
final class Ordering {

  private final Ranking ranking;
  private final Ledger ledger;
  private List<Ranked> current;

  Ordering(Ranking ranking, Ledger ledger) {
    this.ranking = ranking;
    this.ledger = ledger;
    this.current = withoutUnreachable(ranking.rank(ledger.findings()));
  }

  // A provider that nothing but its own programs can read: what a web host publishes is not it.
  private List<Ranked> withoutUnreachable(List<Ranked> ranked) {
    Facts facts = ranking.state().facts();
    boolean unreachable =
        facts.providerIs(Provider.Kind.NO_REMOTE_ACCESS)
            && facts.provider().map(Provider::conclusive).orElse(false);
    return unreachable ? List.of() : ranked;
  }

  List<Ranked> current() {
    return current;
  }

  /** Takes in what has been reported since. */
  List<Ranked> update() {
    List<Ranked> now = withoutUnreachable(ranking.rank(ledger.findings()));
    if (current.isEmpty() || now.isEmpty()) {
      return current;
    }
    Ranked first = current.get(0);
    List<Ranked> updated = new ArrayList<>();
    // The same services, class and reasons as when the place became final; more evidence.
    updated.add(
        now.stream()
            .filter(r -> isSame(r, first))
            .findFirst()
            .map(
                r ->
                    new Ranked(r.mailbox(), r.settings(), first.trust(), first.key(), r.findings()))
            .orElse(first));
    now.stream().filter(r -> !isSame(r, first)).forEach(updated::add);
    current = List.copyOf(updated);
    return current;
  }

  // A JMAP service is told anew with its session URL: it is still the one at its endpoint.
  private static boolean isSame(Ranked one, Ranked other) {
    if (one.mailbox().equals(other.mailbox())) {
      return true;
    }
    Service mine = one.settings().mailbox().orElseThrow();
    Service theirs = other.settings().mailbox().orElseThrow();
    return mine.protocol().equals(theirs.protocol()) && mine.endpoint().equals(theirs.endpoint());
  }

  /** Returns whether a conclusive row decided the first place. */
  boolean isConclusive(DiscoveryState state) {
    Optional<Provider> row = state.facts().provider();
    return !current.isEmpty()
        && row.map(p -> p.conclusive() && p.kind() == Provider.Kind.MAILBOX).orElse(false)
        && !ranking.operators().isElsewhere(current.get(0).settings());
  }

  /** Returns the order after verification: a failed leader falls behind a verified one. */
  List<Ranked> verified(Verifier verifier) {
    List<Ranked> failed = new ArrayList<>();
    List<Ranked> order = new ArrayList<>();
    for (Ranked ranked : current) {
      switch (verifier.of(ranked).state()) {
        case FAILED -> failed.add(ranked);
        case PROVED -> order.add(ranked);
        case NOT_TRIED -> order.add(ranked);
      }
    }
    boolean proved =
        order.stream().anyMatch(r -> verifier.of(r).state() == Verification.State.PROVED);
    if (!proved) {
      return current;
    }
    int lastProved = 0;
    for (int i = 0; i < order.size(); i++) {
      lastProved =
          verifier.of(order.get(i)).state() == Verification.State.PROVED ? i + 1 : lastProved;
    }
    order.addAll(lastProved, failed);
    return List.copyOf(order);
  }
}
