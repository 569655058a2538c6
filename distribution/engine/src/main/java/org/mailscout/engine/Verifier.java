package org.mailscout.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Domain;
import org.mailscout.api.Protocol;
import org.mailscout.api.Service;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/**
 * Proves the leaders by connecting, at once; never with a credential.
 *
 * <p>Called with the discovery's lock held, again whenever something has changed.
 */
final class Verifier {

  private static final int LEADERS = 3;

  // What answers nothing to one who does not sign in.
  private static final Set<Protocol> NOT_PROBED =
      Set.of(Protocol.MSGRAPH, Protocol.EWS, Protocol.ACTIVESYNC);

  private final DiscoveryState state;
  private final Inquiry engine;
  private final Map<ServiceKey, Verification> known = new HashMap<>();

  Verifier(DiscoveryState state, Inquiry engine) {
    this.state = state;
    this.engine = engine;
  }

  /** Returns whether the best of the leaders is proved, or none of them can be. */
  boolean isDone(List<Ranked> ranked) {
    boolean undecided = false;
    for (Ranked leader : ranked.subList(0, Math.min(LEADERS, ranked.size()))) {
      Optional<Verification> result = check(leader);
      result.ifPresent(r -> known.put(leader.mailbox(), r));
      if (result.isEmpty()) {
        undecided = true;
      } else if (!undecided && result.get().state() != Verification.State.FAILED) {
        return true;
      }
    }
    return !undecided;
  }

  /** Returns until when a server of the first place that is still telling is waited for. */
  long moves(List<Ranked> ranked, long now) {
    long silence = state.roundTrips().silence();
    return ranked.stream()
        .limit(1)
        .flatMap(first -> probed(first).stream().map(service -> question(first, service)))
        .map(state.probes()::underWay)
        .flatMap(Optional::stream)
        .mapToLong(call -> call.movedAt() + silence - now)
        .max()
        .orElse(0);
  }

  Verification of(Ranked ranked) {
    return known.getOrDefault(ranked.mailbox(), Verification.NOT_TRIED);
  }

  /** Returns how it ended, or empty while it has not; starts what is not under way. */
  private Optional<Verification> check(Ranked leader) {
    Verification already = known.get(leader.mailbox());
    if (already != null) {
      return Optional.of(already);
    }
    boolean open = false;
    Optional<Verification> failed = Optional.empty();
    for (Service service : probed(leader)) {
      Optional<Verification> one = check(leader, service);
      open |= one.isEmpty();
      if (one.isPresent() && one.get().state() == Verification.State.FAILED && failed.isEmpty()) {
        failed = one;
      }
    }
    if (failed.isPresent()) {
      return failed;
    }
    if (open) {
      return Optional.empty();
    }
    return Optional.of(probed(leader).isEmpty() ? Verification.NOT_TRIED : Verification.PROVED);
  }

  private static List<Service> probed(Ranked leader) {
    List<Service> services = new ArrayList<>();
    leader.settings().mailbox().ifPresent(services::add);
    leader.settings().submission().ifPresent(services::add);
    services.removeIf(s -> NOT_PROBED.contains(s.protocol()));
    return services;
  }

  private Optional<Verification> check(Ranked leader, Service service) {
    if (answered(leader, service)) {
      return Optional.of(Verification.PROVED);
    }
    if (service.protocol().equals(Protocol.JMAP) && isBeingAsked(leader)) {
      return Optional.empty();
    }
    ProbeQuestion question = question(leader, service);
    Optional<ProbeAnswer> answer = state.probes().answer(question);
    if (answer.isEmpty()) {
      answer = state.probes().answer(ProbeQuestion.of(service.protocol(), service.endpoint()));
    }
    if (answer.isPresent()) {
      return Optional.of(
          answer.get().failure().map(Verification::failed).orElse(Verification.PROVED));
    }
    if (!state.probes().isUnderWay(question)) {
      start(question);
    }
    return Optional.empty();
  }

  /** Returns whether the service's own URL has answered a strategy: that is the proof. */
  private static boolean answered(Ranked leader, Service service) {
    return service.protocol().equals(Protocol.JMAP)
        && leader.findings().stream()
            .flatMap(f -> f.restsOn().stream())
            .filter(p -> p.kind() == AnswerProvenance.Kind.HTTP)
            .anyMatch(p -> p.hops().contains(service.endpoint().url().orElseThrow()));
  }

  private boolean isBeingAsked(Ranked leader) {
    long silence = state.roundTrips().silence();
    return leader.findings().stream()
        .map(Finding::by)
        .anyMatch(i -> !i.hasEnded() && state.now() - i.movedAt() < silence);
  }

  private ProbeQuestion question(Ranked leader, Service service) {
    boolean bySrv =
        leader.findings().stream()
            .flatMap(f -> f.restsOn().stream())
            .anyMatch(p -> p.kind() == AnswerProvenance.Kind.DNS && p.source().endsWith(" SRV"));
    Optional<Domain> domain = bySrv ? Optional.of(state.domain()) : Optional.empty();
    return new ProbeQuestion(service.protocol(), service.endpoint(), domain);
  }

  private void start(ProbeQuestion question) {
    // Settings name their hosts: whoever runs them is asked, by nothing but a greeting.
    engine.allow(question.endpoint().host());
    EngineCall call = new EngineCall(engine, AnswerProvenance.Kind.PROBE, question.toString());
    engine.began(call);
    state.probes().start(question, call, answer -> finished(call, answer));
  }

  private void finished(EngineCall call, ProbeAnswer answer) {
    call.finish(
        answer.failure().map(f -> f.reason().id()).orElse("found"),
        answer.failure().map(f -> f.message()).orElse(""),
        answer.failure());
    state.trace().finished(call);
  }
}
