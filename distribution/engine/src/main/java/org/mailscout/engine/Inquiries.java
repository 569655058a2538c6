package org.mailscout.engine;

import java.util.List;
import org.mailscout.api.Target;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.Question;

/** Starts the strategies: each on the address's own domain, and each that serves a lead on it. */
final class Inquiries {

  private final DiscoveryState state;
  private final List<Participant> strategies;
  private final Ledger ledger;
  private final Gate gate;
  private final Runner runner;
  private final Offers offers;

  Inquiries(
      DiscoveryState state,
      List<Participant> strategies,
      Ledger ledger,
      Gate gate,
      Runner runner,
      Offers offers) {
    this.state = state;
    this.strategies =
        strategies.stream()
            .filter(p -> p.strategy().map(s -> takesPart(state, p)).orElse(false))
            .toList();
    this.ledger = ledger;
    this.gate = gate;
    this.runner = runner;
    this.offers = offers;
  }

  private static boolean takesPart(DiscoveryState state, Participant p) {
    return state.request().takesPart(org.mailscout.api.discovery.StrategyId.of(p.id()));
  }

  void startOwn() {
    startAll(Question.own(state.domain()), TrustClass.OWN, 0);
  }

  private void startAll(Question question, TrustClass cap, int place) {
    for (Participant participant : strategies) {
      if (serves(participant, question)) {
        start(new Inquiry(state, participant, question, cap, place));
      }
    }
  }

  private boolean serves(Participant participant, Question question) {
    try {
      return participant.strategy().orElseThrow().serves(question);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      state.fault(participant.fault("threw " + e));
      return false;
    }
  }

  private void start(Inquiry inquiry) {
    DiscoveryStrategy strategy = inquiry.who().strategy().orElseThrow();
    Sink sink = new Sink(inquiry, ledger, offers::offer, this::follow);
    runner.start(
        inquiry,
        () -> strategy.discover(inquiry.question(), new StrategyContext(inquiry, gate), sink));
  }

  private void follow(Target to, TrustClass trust) {
    int place;
    state.lock().lock();
    try {
      if (!ledger.addLead(to, state.limits().leads())) {
        return;
      }
      place = ledger.leads();
    } finally {
      state.lock().unlock();
    }
    startAll(Question.lead(to), trust, place);
  }
}
