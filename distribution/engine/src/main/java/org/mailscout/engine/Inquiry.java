package org.mailscout.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Target;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Question;

/**
 * One provider busy with one question: its thread, its open calls, and how it ended.
 *
 * <p>All of it is guarded by the discovery's lock.
 */
final class Inquiry {

  private final DiscoveryState state;
  private final Participant who;
  private final Question question;
  private final TrustClass cap;
  private final int place;
  private final List<EngineCall> calls = new ArrayList<>();
  private final Set<Host> allowed = new HashSet<>();
  private @Nullable Thread thread;
  private @Nullable RoundPort waitingIn;
  private boolean ended;
  private boolean cancelled;
  private int gated;
  private long activeAt;

  /**
   * @param cap the best class that its findings can have, by the lead that it follows
   * @param place of the lead among the leads, 0 for the address's own domain
   */
  Inquiry(DiscoveryState state, Participant who, Question question, TrustClass cap, int place) {
    this.state = state;
    this.who = who;
    this.question = question;
    this.cap = cap;
    this.place = place;
    this.activeAt = state.now();
  }

  DiscoveryState state() {
    return state;
  }

  Participant who() {
    return who;
  }

  Question question() {
    return question;
  }

  TrustClass cap() {
    return cap;
  }

  int place() {
    return place;
  }

  /** Returns the best class that it can still report. */
  TrustClass best() {
    return who.reach().map(r -> r.best().weaker(cap)).orElse(TrustClass.GUESS);
  }

  void runsOn(Thread runner) {
    thread = runner;
  }

  Optional<Thread> thread() {
    return Optional.ofNullable(thread);
  }

  void began(EngineCall call) {
    calls.add(call);
    activeAt = state.now();
    state.trace().began(call);
  }

  void waitsIn(@Nullable RoundPort round) {
    waitingIn = round;
    activeAt = state.now();
  }

  @Nullable RoundPort waitingIn() {
    return waitingIn;
  }

  void gated(int change) {
    gated += change;
  }

  boolean isGated() {
    return gated > 0;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Returns whether it waits for the network, with nothing to work on. */
  boolean isBlocked() {
    return waitingIn != null && !waitingIn.hasWork();
  }

  boolean hasOpenCalls() {
    return calls.stream().anyMatch(EngineCall::isOpen);
  }

  List<EngineCall> calls() {
    return List.copyOf(calls);
  }

  /** Returns when anything of it moved last. */
  long movedAt() {
    return calls.stream()
        .filter(EngineCall::isOpen)
        .mapToLong(EngineCall::movedAt)
        .max()
        .orElse(activeAt);
  }

  void ended() {
    ended = true;
    waitingIn = null;
  }

  /** Cuts it off: its calls are closed and its thread is interrupted. */
  void cancel(String how, String words) {
    stop(how, words);
    List.copyOf(calls).stream().filter(EngineCall::isOpen).forEach(c -> c.cancel(how, words));
  }

  /** Cuts it off, but for servers that have greeted: what they offer is still to come. */
  void stop(String how, String words) {
    if (cancelled) {
      return;
    }
    cancelled = true;
    List.copyOf(calls).stream()
        .filter(c -> c.isOpen() && !c.isHeardOut())
        .forEach(c -> c.cancel(how, words));
    if (!ended && thread != null) {
      thread.interrupt();
    }
  }

  /** Lets it ask a host that the domain's own answers have named. */
  void allow(Host host) {
    allowed.add(host);
  }

  /** Returns whether the disclosure, the policy and the question allow to ask the host. */
  boolean mayAsk(Host host) {
    // The engine itself connects to nothing but what was found, to verify it.
    if (who.equals(Participant.ENGINE)
        || isOwn(host, state.domain())
        || state.facts().isNamed(host)) {
      return true;
    }
    boolean third = state.policy().allowsThirdParties();
    if (who.disclosure().covers(host)) {
      return third;
    }
    if (question.isLead() && isOfTarget(host, question.target())) {
      return third;
    }
    state.lock().lock();
    try {
      return allowed.contains(host) || (third && who.method().isPresent());
    } finally {
      state.lock().unlock();
    }
  }

  private boolean isOwn(Host host, Domain domain) {
    return host.isWithin(domain) || state.names().sameRegistrable(host, domain.host());
  }

  private boolean isOfTarget(Host host, Target target) {
    if (target instanceof Domain domain) {
      return host.isWithin(domain);
    }
    Host named = target instanceof Url url ? url.host() : (Host) target;
    return state.names().sameRegistrable(host, named);
  }

  @Override
  public String toString() {
    return who.id() + " " + question;
  }
}
