package org.mailscout.engine;

import java.time.Duration;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.network.Provider;

/**
 * Decides when guessing may connect.
 *
 * <p>DESIGN, "One discovery" 2. Called with the discovery's lock held.
 */
final class GateKeeper {

  private static final long HEAD_START = Duration.ofMillis(400).toNanos();

  private final DiscoveryState state;
  private final Ledger ledger;
  private final Gate gate;

  GateKeeper(DiscoveryState state, Ledger ledger, Gate gate) {
    this.state = state;
    this.ledger = ledger;
    this.gate = gate;
  }

  /** Opens the gate if it is time; returns for how many nanoseconds it surely is not. */
  long check(long now) {
    if (gate.isOpen() || !gate.isHolding()) {
      return Long.MAX_VALUE;
    }
    if (mayOpen(now)) {
      gate.open();
      return 0;
    }
    long left = state.started() + HEAD_START - now;
    return left > 0 ? left : state.roundTrips().silence();
  }

  private boolean mayOpen(long now) {
    Facts facts = state.facts();
    if (facts.isNullMx() || facts.providerIs(Provider.Kind.NO_REMOTE_ACCESS) || hasBetter()) {
      return false;
    }
    if (facts.providerIs(Provider.Kind.GATEWAY) && recognitionMoves(now)) {
      return false;
    }
    boolean headStartOver = now - state.started() >= HEAD_START;
    if (!facts.isMxAnswered()) {
      return headStartOver;
    }
    return headStartOver || (!isNamed() && !isNaming()) || hasComeUpEmpty();
  }

  private boolean hasBetter() {
    return ledger.findings().stream()
        .anyMatch(f -> f.settings().mailbox().isPresent() && f.trust() != TrustClass.GUESS);
  }

  private boolean recognitionMoves(long now) {
    long silence = state.roundTrips().silence();
    return state.inquiries().stream()
        .filter(i -> i.who().id().equals("msgraph") && !i.hasEnded())
        .anyMatch(i -> now - i.movedAt() < silence);
  }

  /** Returns whether the domain's own DNS names a mailbox service, host or provider. */
  private boolean isNamed() {
    return state.facts().providerIs(Provider.Kind.MAILBOX)
        || state.inquiries().stream()
            .filter(i -> !Gate.guesses(i) && !i.question().isLead())
            .flatMap(i -> i.calls().stream())
            .anyMatch(this::names);
  }

  private boolean names(EngineCall call) {
    if (call.kind() == AnswerProvenance.Kind.DNS) {
      return call.outcome().equals("found")
          && call.asked().startsWith("_")
          && !call.asked().endsWith(" TXT");
    }
    return ownHost(call)
        .filter(h -> state.facts().resolves(h.name()) && !state.facts().onlyByWildcard(h))
        .isPresent();
  }

  /** Returns whether a name is still being asked for that could turn out to be there. */
  private boolean isNaming() {
    return state.inquiries().stream()
        .filter(i -> !Gate.guesses(i) && !i.question().isLead())
        .flatMap(i -> i.calls().stream())
        .filter(EngineCall::isOpen)
        .anyMatch(c -> c.kind() == AnswerProvenance.Kind.DNS || ownHost(c).isPresent());
  }

  // An apex address is not an autoconfig host, and a third party's is none of the domain's.
  private Optional<Host> ownHost(EngineCall call) {
    return Url.parse(call.asked())
        .map(Url::host)
        .filter(h -> h.isWithin(state.domain()) && !h.equals(state.domain().host()));
  }

  private boolean hasComeUpEmpty() {
    return state.inquiries().stream()
        .filter(i -> !Gate.guesses(i) && !i.question().isLead())
        .filter(i -> i.who().strategy().isPresent() && i.who().disclosure().entries().isEmpty())
        .allMatch(Inquiry::hasEnded);
  }
}
