package org.mailscout.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.Protocol;
import org.mailscout.api.Service;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.discovery.Question;

/** Asks the auth methods what they can offer for settings, as soon as those are reported. */
final class Offers {

  // Each costs requests to an issuer; more candidates than these never lead.
  private static final int MOST_CANDIDATES = 6;

  private final DiscoveryState state;
  private final List<Participant> methods;
  private final Gate gate;
  private final Runner runner;
  private final Set<List<Object>> asked = new HashSet<>();
  private final Map<Inquiry, ServiceKeys> inquiries = new HashMap<>();
  private final Map<Inquiry, AuthOffer> offers = new HashMap<>();

  /** What an offer is for. */
  private record ServiceKeys(Protocol protocol, String endpoint) {
    static ServiceKeys of(Service mailbox) {
      return new ServiceKeys(mailbox.protocol(), mailbox.endpoint().toString());
    }
  }

  Offers(DiscoveryState state, List<Participant> methods, Gate gate, Runner runner) {
    this.state = state;
    this.methods = methods.stream().filter(p -> p.method().isPresent()).toList();
    this.gate = gate;
    this.runner = runner;
  }

  /** Asks for a finding's settings, once for the same services and issuers. */
  void offer(Finding finding) {
    Optional<Service> mailbox = finding.settings().mailbox();
    if (mailbox.isEmpty()) {
      return;
    }
    ServiceKeys key = ServiceKeys.of(mailbox.get());
    List<IssuerHint> issuers = finding.settings().issuers();
    state.lock().lock();
    try {
      if (asked.size() >= MOST_CANDIDATES || !asked.add(List.of(key, issuers))) {
        return;
      }
    } finally {
      state.lock().unlock();
    }
    Candidate candidate = Candidate.of(finding.settings(), finding.trust());
    methods.forEach(method -> ask(method, finding, key, candidate));
  }

  private void ask(Participant method, Finding finding, ServiceKeys key, Candidate candidate) {
    Inquiry inquiry = new Inquiry(state, method, Question.own(state.domain()), finding.trust(), 0);
    AuthMethod asks = method.method().orElseThrow();
    state.lock().lock();
    try {
      inquiries.put(inquiry, key);
      candidate.settings().services().forEach(s -> inquiry.allow(s.endpoint().host()));
    } finally {
      state.lock().unlock();
    }
    runner.start(
        inquiry,
        () -> {
          Optional<AuthOffer> offer = asks.offer(candidate, new StrategyContext(inquiry, gate));
          offer.ifPresent(o -> offered(inquiry, o));
        });
  }

  private void offered(Inquiry inquiry, AuthOffer offer) {
    state.lock().lock();
    try {
      if (!inquiry.hasEnded() && !inquiry.isCancelled()) {
        offers.put(inquiry, offer);
      }
    } finally {
      state.lock().unlock();
    }
  }

  /** Returns what was offered for settings, sorted by method; call with the lock held. */
  List<AuthOffer> of(Ranked ranked) {
    Map<String, AuthOffer> found = new TreeMap<>();
    List<Inquiry> inOrder = state.inquiries().stream().filter(offers::containsKey).toList();
    for (Inquiry inquiry : inOrder) {
      if (isFor(inquiry, ranked)) {
        found.putIfAbsent(inquiry.who().id(), offers.get(inquiry));
      }
    }
    return List.copyOf(found.values());
  }

  /** Returns the methods still busy with the settings; call with the lock held. */
  List<Inquiry> pending(Ranked ranked) {
    List<Inquiry> pending = new ArrayList<>();
    for (Inquiry inquiry : inquiries.keySet()) {
      if (!inquiry.hasEnded() && isFor(inquiry, ranked)) {
        pending.add(inquiry);
      }
    }
    return pending;
  }

  private boolean isFor(Inquiry inquiry, Ranked ranked) {
    ServiceKeys key = inquiries.get(inquiry);
    return ranked.findings().stream()
        .map(f -> ServiceKeys.of(f.settings().mailbox().orElseThrow()))
        .anyMatch(k -> k.equals(key));
  }
}
