package org.mailscout.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Note;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.auth.AuthOffer;

/** Puts what a discovery came to into the form in which it is returned. */
final class Report {

  private static final Note NO_SUBMISSION =
      Note.of("No outgoing server was found: it has to be filled in by hand.");

  private final DiscoveryState state;
  private final Offers offers;
  private final Verifier verifier;
  private final Confirmations confirmations;

  Report(
      DiscoveryState state, Offers offers, Verifier verifier, Optional<TrustClass> failedSource) {
    this.state = state;
    this.offers = offers;
    this.verifier = verifier;
    this.confirmations = new Confirmations(state, failedSource);
  }

  /** Returns the first place as it stands when it is final. */
  RankedSettings first(Ranked ranked) {
    state.lock().lock();
    try {
      return ranked(ranked, 1);
    } finally {
      state.lock().unlock();
    }
  }

  DiscoveryResult result(Ordering ordering, Ledger ledger, Duration found, boolean unasked) {
    state.lock().lock();
    try {
      List<RankedSettings> settings = new ArrayList<>();
      for (Ranked ranked : ordering.verified(verifier)) {
        settings.add(ranked(ranked, settings.size() + 1));
      }
      Outcome outcome = unasked ? Outcome.INCOMPLETE : Outcome.NOT_FOUND;
      boolean none = settings.isEmpty();
      markUnused(ledger);
      DiscoveryResult.Answer answer =
          new DiscoveryResult.Answer(
              none ? outcome : Outcome.FOUND, settings, extras(ledger, settings), ledger.notes());
      return new DiscoveryResult(
          state.request(),
          none ? Optional.empty() : Optional.of(found),
          state.elapsed(),
          answer,
          state.trace().attempts(),
          state.faults());
    } finally {
      state.lock().unlock();
    }
  }

  private RankedSettings ranked(Ranked ranked, int place) {
    List<AuthOffer> made = offers.of(ranked);
    Settings settings = ranked.settings();
    if (ranked.lacksSubmission()) {
      List<Note> notes = new ArrayList<>(settings.notes());
      notes.add(NO_SUBMISSION);
      settings = settings.withNotes(notes.stream().distinct().toList());
    }
    return new RankedSettings(
        place,
        settings,
        ranked.trust(),
        confirmations.of(ranked, made),
        verifier.of(ranked),
        made,
        ranked.evidence());
  }

  private static List<Service> extras(Ledger ledger, List<RankedSettings> settings) {
    Set<ServiceKey> known = new LinkedHashSet<>();
    settings.forEach(s -> s.settings().services().forEach(v -> known.add(ServiceKey.of(v))));
    List<Service> extras = new ArrayList<>();
    for (Finding finding : ledger.findings()) {
      for (Service service : finding.settings().services()) {
        boolean rides =
            finding.settings().mailbox().isEmpty()
                && !service.protocol().equals(org.mailscout.api.Protocol.SUBMISSION);
        if (rides && known.add(ServiceKey.of(service))) {
          extras.add(service);
        }
      }
    }
    return extras;
  }

  /** A document that no finding rests on turned out to be none of ours. */
  private void markUnused(Ledger ledger) {
    Set<String> used = new LinkedHashSet<>();
    ledger.findings().forEach(f -> f.restsOn().forEach(p -> used.add(p.source())));
    state.trace().calls().stream()
        .filter(c -> c.kind() == AnswerProvenance.Kind.HTTP && c.by().who().strategy().isPresent())
        .filter(c -> !used.contains(c.asked()))
        .forEach(EngineCall::notUsed);
  }
}
