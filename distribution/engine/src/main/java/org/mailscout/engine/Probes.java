package org.mailscout.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailscout.api.Authentication;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/** Runs the probes of one discovery, counts them, and remembers what they proved. */
final class Probes {

  // As published settings mostly have it: under TLS a password is as safe as its digest.
  private static final List<Authentication> ORDER =
      List.of(
          Authentication.OAUTH2,
          Authentication.PASSWORD,
          Authentication.ENCRYPTED_PASSWORD,
          Authentication.KERBEROS,
          Authentication.NTLM,
          Authentication.CLIENT_CERTIFICATE);

  private final DiscoveryState state;
  private final Map<ProbeQuestion, ProbeAnswer> answers = new HashMap<>();
  private final Map<ProbeQuestion, EngineCall> underWay = new HashMap<>();
  private int begun;

  Probes(DiscoveryState state) {
    this.state = state;
  }

  /** Returns what is known of the service already; call with the lock held. */
  Optional<ProbeAnswer> answer(ProbeQuestion question) {
    return Optional.ofNullable(answers.get(question));
  }

  boolean isUnderWay(ProbeQuestion question) {
    return underWay.containsKey(question);
  }

  /** Returns the probe that is under way, if there is one; call with the lock held. */
  Optional<EngineCall> underWay(ProbeQuestion question) {
    return Optional.ofNullable(underWay.get(question));
  }

  /** Returns the kinds of sign-in that a service has shown, the best first; with the lock held. */
  List<Authentication> offered(Service service) {
    return answers.values().stream()
        .filter(answer -> answer.isProved() && isOf(answer.question(), service))
        .map(answer -> answer.findings().authentication())
        .findFirst()
        .map(shown -> ORDER.stream().filter(shown::contains).toList())
        .orElse(List.of());
  }

  private static boolean isOf(ProbeQuestion question, Service service) {
    return question.protocol().equals(service.protocol())
        && question.endpoint().equals(service.endpoint());
  }

  /**
   * Connects, and returns at once.
   *
   * @param told of the answer with the lock held
   */
  void start(ProbeQuestion question, EngineCall call, Consumer<ProbeAnswer> told) {
    boolean allowed;
    state.lock().lock();
    try {
      allowed = begun < state.limits().probes();
      begun++;
      underWay.put(question, call);
    } finally {
      state.lock().unlock();
    }
    if (!allowed) {
      Failure why =
          new Failure(
              Reason.FORBIDDEN_BY_POLICY, "more than " + state.limits().probes() + " probes");
      ProbeAnswer answer =
          ProbeAnswer.failed(
              question,
              why,
              ProbeAnswer.Findings.NONE,
              call.provenance(question.toString(), Channel.TLS));
      answered(question, answer, call, told);
      return;
    }
    state.adapters().workers().run(() -> probe(question, call, told));
  }

  private void probe(ProbeQuestion question, EngineCall call, Consumer<ProbeAnswer> told) {
    ProbeAnswer answer;
    try {
      answer = state.adapters().prober().probe(question, call);
    } catch (InterruptedException e) {
      cutOff(question);
      return;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      answer =
          ProbeAnswer.failed(
              question,
              new Failure(Reason.SERVER_FAILURE, "prober failed: " + e),
              ProbeAnswer.Findings.NONE,
              call.provenance(question.toString(), Channel.TLS));
    }
    if (call.isCancelled()) {
      cutOff(question);
    } else {
      answered(question, answer, call, told);
    }
  }

  /** Forgets a probe that was cut off, so that whoever wants the same can begin anew. */
  private void cutOff(ProbeQuestion question) {
    state.lock().lock();
    try {
      underWay.remove(question);
      state.changed().signalAll();
    } finally {
      state.lock().unlock();
    }
  }

  private void answered(
      ProbeQuestion question, ProbeAnswer answer, EngineCall call, Consumer<ProbeAnswer> told) {
    state.lock().lock();
    try {
      underWay.remove(question);
      if (!isForbiddenToAsker(answer, call)) {
        answers.put(question, answer);
      }
      answer.findings().certificateNames().forEach(state.facts()::name);
      told.accept(answer);
      state.changed().signalAll();
    } finally {
      state.lock().unlock();
    }
  }

  // What a strategy may not ask the engine may: settings have named the host meanwhile.
  private static boolean isForbiddenToAsker(ProbeAnswer answer, EngineCall call) {
    return !call.by().who().equals(Participant.ENGINE)
        && answer.failure().map(f -> f.reason().equals(Reason.FORBIDDEN_BY_POLICY)).orElse(false);
  }
}
