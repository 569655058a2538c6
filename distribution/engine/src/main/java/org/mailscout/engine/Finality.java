package org.mailscout.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Protocol;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.network.Provider;

/**
 * Decides when the first place is final: when nothing that still moves could take it.
 *
 * <p>DESIGN, "One discovery" 6. Called with the discovery's lock held.
 */
final class Finality {

  private static final Set<Protocol> COMPANIONS =
      Set.of(Protocol.CALDAV, Protocol.CARDDAV, Protocol.MANAGESIEVE);

  private static final long LATER = Duration.ofSeconds(60).toNanos();

  private final DiscoveryState state;
  private final Ledger ledger;
  private final Ranking ranking;

  Finality(DiscoveryState state, Ledger ledger, Ranking ranking) {
    this.state = state;
    this.ledger = ledger;
    this.ranking = ranking;
  }

  /** Returns 0 if the first place is final, else for how many nanoseconds it is surely not. */
  long waiting(long now) {
    long deadline = state.deadline().remaining().toNanos();
    if (deadline <= 0) {
      return 0;
    }
    if (isOurCodeBusy()) {
      return Math.min(deadline, ledger.firstSettingsAt().map(f -> patience(f, now)).orElse(LATER));
    }
    if (isNoRemoteAccess()) {
      return 0;
    }
    List<Inquiry> pending = pending();
    if (!ledger.hasSettings()) {
      return state.facts().isMxAnswered() ? Math.min(deadline, toTheEnd(pending, now)) : deadline;
    }
    long patience = patience(ledger.firstSettingsAt().orElse(now), now);
    long silence = pending.isEmpty() && state.facts().isMxAnswered() ? 0 : silence(pending, now);
    return Math.max(0, Math.min(deadline, Math.min(patience, silence)));
  }

  /** Without settings all is waited for, but for foreign code that is silent and asks nothing. */
  private long toTheEnd(List<Inquiry> pending, long now) {
    if (pending.stream().anyMatch(i -> !i.who().foreign() || i.isBlocked())) {
      return LATER;
    }
    long silence = state.roundTrips().silence();
    return pending.stream().mapToLong(i -> i.movedAt() + silence - now).max().orElse(0);
  }

  private long patience(long since, long now) {
    return since + state.policy().patience().toNanos() - now;
  }

  private boolean isOurCodeBusy() {
    return state.inquiries().stream()
        .filter(i -> !i.hasEnded() && !i.who().foreign() && i.who().strategy().isPresent())
        .anyMatch(i -> !i.isBlocked());
  }

  private boolean isNoRemoteAccess() {
    return state.facts().providerIs(Provider.Kind.NO_REMOTE_ACCESS)
        && state.facts().provider().map(Provider::conclusive).orElse(false);
  }

  private List<Inquiry> pending() {
    return state.inquiries().stream()
        .filter(i -> !i.hasEnded() && i.who().strategy().isPresent())
        .toList();
  }

  /** Returns until when something that could win the first place is waited for. */
  private long silence(List<Inquiry> pending, long now) {
    List<Ranked> ranked = ranking.rank(ledger.findings());
    Ranked first = ranked.get(0);
    long threshold = state.roundTrips().silence();
    long longest = 0;
    if (!state.facts().isMxAnswered()) {
      // Never before the MX answer, whose provider can push others behind.
      longest = LATER;
    } else if (isConclusive(first)) {
      return 0;
    }
    for (Inquiry inquiry : pending) {
      if (!inquiry.isGated() && canWin(inquiry, first)) {
        longest = Math.max(longest, inquiry.movedAt() + threshold - now);
      } else if (inquiry.isGated() && canWin(inquiry, first)) {
        longest = Math.max(longest, threshold);
      }
    }
    return longest;
  }

  /** A conclusive row ends the waiting for all that is blocked on another question. */
  private boolean isConclusive(Ranked first) {
    Optional<Provider> row =
        state.facts().provider().filter(p -> p.kind() == Provider.Kind.MAILBOX);
    return row.map(Provider::conclusive).orElse(false)
        && !ranking.operators().isElsewhere(first.settings());
  }

  /**
   * Returns for how long something is waited for that rides along with the first place, in
   * nanoseconds: what its services are does not depend on luck either. It takes no place, so it
   * delays the answer alone.
   */
  long companions(List<Ranked> ranked, long now) {
    if (ranked.isEmpty() || isConclusive(ranked.get(0))) {
      return 0;
    }
    long threshold = state.roundTrips().silence();
    return pending().stream()
        .filter(i -> !i.who().foreign() && !i.isGated() && ridesAlong(i, ranked.get(0)))
        .mapToLong(i -> i.movedAt() + threshold - now)
        .max()
        .orElse(0);
  }

  private static boolean ridesAlong(Inquiry inquiry, Ranked first) {
    Reach reach = inquiry.who().reach().orElseThrow();
    return !Collections.disjoint(reach.protocols(), COMPANIONS)
        && !first.trust().isBetterThan(reach.best())
        && !inquiry.question().isLead();
  }

  static boolean canWin(Inquiry inquiry, Ranked first) {
    if (first.findings().stream().anyMatch(f -> f.by() == inquiry)) {
      return first.best().settings().order() > 0
          || first.lacksSubmission()
          || inquiry.best().isBetterThan(first.trust());
    }
    return RankKey.bestOf(inquiry).compareTo(first.key()) < 0;
  }
}
