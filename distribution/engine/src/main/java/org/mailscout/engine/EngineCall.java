package org.mailscout.engine;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.network.Call;

/** One question of one inquiry: its place in the trace, its movement, and what it has open. */
final class EngineCall implements Call {

  private final DiscoveryState state;
  private final Inquiry by;
  private final AnswerProvenance.Kind kind;
  private final String asked;
  private final long start;
  private final List<Attempt.Step> steps = new ArrayList<>();
  private final Set<AutoCloseable> resources = new HashSet<>();
  private volatile long movedAt;
  private volatile boolean cancelled;
  private volatile @org.jspecify.annotations.Nullable EngineCall shared;
  private volatile @org.jspecify.annotations.Nullable Consumer<ProbeAnswer> greeting;
  private volatile boolean heardOut;
  private String lastStep = "";
  private boolean movedInStep = true;
  private Optional<Failure> failure = Optional.empty();
  private String outcome = "";
  private String detail = "";
  private long end;

  EngineCall(Inquiry by, AnswerProvenance.Kind kind, String asked) {
    this.state = by.state();
    this.by = by;
    this.kind = kind;
    this.asked = asked;
    this.start = state.now();
    this.movedAt = start;
  }

  /** Lets this question wait for another's answer, whose movement is then its own. */
  void waitsFor(EngineCall upstream) {
    shared = upstream;
  }

  Inquiry by() {
    return by;
  }

  String asked() {
    return asked;
  }

  AnswerProvenance.Kind kind() {
    return kind;
  }

  /** Returns when anything moved last. */
  long movedAt() {
    EngineCall upstream = shared;
    if (upstream != null) {
      return Math.max(movedAt, upstream.movedAt());
    }
    synchronized (steps) {
      // Nothing has left yet: what is slow is this machine, and no silence of the network.
      return steps.isEmpty() && kind == AnswerProvenance.Kind.HTTP ? state.now() : movedAt;
    }
  }

  boolean isOpen() {
    synchronized (steps) {
      return outcome.isEmpty();
    }
  }

  Optional<Failure> failure() {
    synchronized (steps) {
      return failure;
    }
  }

  String outcome() {
    synchronized (steps) {
      return outcome;
    }
  }

  /** Ends the question once; returns whether this was the first end. */
  boolean finish(String how, String words, Optional<Failure> why) {
    synchronized (steps) {
      if (!outcome.isEmpty()) {
        return false;
      }
      outcome = how;
      detail = words;
      failure = why;
      end = state.now();
    }
    return true;
  }

  /** Notes that a found document turned out to be none. */
  void notUsed() {
    synchronized (steps) {
      if (outcome.equals("found")) {
        outcome = "nothing";
      }
    }
  }

  /** Tells who of the server's greeting. */
  void whenGreeted(Consumer<ProbeAnswer> told) {
    greeting = told;
  }

  @Override
  public void greeted(ProbeAnswer soFar) {
    Consumer<ProbeAnswer> told = greeting;
    if (told != null) {
      heardOut = true;
      told.accept(soFar);
    }
  }

  /** Returns whether the server has greeted somebody, and is to have its say in any case. */
  boolean isHeardOut() {
    return heardOut;
  }

  /** Cancels the question and closes what it has open. */
  void cancel(String how, String words) {
    boolean first = finish(how, words, Optional.empty());
    List<AutoCloseable> open;
    synchronized (resources) {
      cancelled = true;
      open = List.copyOf(resources);
      resources.clear();
    }
    open.forEach(EngineCall::close);
    if (first) {
      state.trace().finished(this);
    }
  }

  Attempt attempt() {
    EngineCall upstream = shared;
    List<Attempt.Step> seen = upstream == null ? copyOfSteps() : upstream.copyOfSteps();
    synchronized (steps) {
      long until = outcome.isEmpty() ? state.now() : end;
      return new Attempt(
          by.who().id(),
          asked,
          outcome.isEmpty() ? "cut-off" : outcome,
          state.since(start),
          Duration.ofNanos(until - start),
          detail,
          seen);
    }
  }

  private List<Attempt.Step> copyOfSteps() {
    synchronized (steps) {
      return List.copyOf(steps);
    }
  }

  @Override
  public Policy policy() {
    return state.policy();
  }

  @Override
  public Deadline deadline() {
    return state.deadline();
  }

  @Override
  public Domain domain() {
    return state.domain();
  }

  @Override
  public Optional<EmailAddress> address() {
    return state.address();
  }

  @Override
  public boolean mayAsk(Host host) {
    return by.mayAsk(host);
  }

  @Override
  public void step(String what) {
    synchronized (steps) {
      String kindOfStep = what.substring(0, Math.max(0, what.indexOf(' ')));
      // Another try of the same kind, with no byte between, is the same silence.
      if (movedInStep || !kindOfStep.equals(lastStep)) {
        movedAt = state.now();
      }
      lastStep = kindOfStep;
      movedInStep = false;
      if (steps.size() < 64) {
        steps.add(new Attempt.Step(state.since(state.now()), what));
      }
    }
  }

  @Override
  public void moved() {
    movedAt = state.now();
    synchronized (steps) {
      movedInStep = true;
    }
  }

  @Override
  public void roundTrip(Duration time, boolean connected) {
    moved();
    state.roundTrips().seen(time, connected);
  }

  @Override
  public Runnable onCancel(AutoCloseable resource) {
    synchronized (resources) {
      if (!cancelled) {
        resources.add(resource);
        return () -> {
          synchronized (resources) {
            resources.remove(resource);
          }
        };
      }
    }
    close(resource);
    return () -> {};
  }

  @Override
  public Runnable admit(InetAddress address) throws LookupException, InterruptedException {
    return state.sockets().admit(address, kind, this);
  }

  @Override
  public void neverLeft() {
    state.sockets().neverLeft(kind);
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public AnswerProvenance provenance(String source, Channel channel) {
    return new AnswerProvenance(state, kind, source, channel, state.clock().instant());
  }

  @Override
  public void privateAddress(Host host) {
    state.facts().privateAddress(host);
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // Whatever it was, it is no longer used.
      System.getLogger(EngineCall.class.getName())
          .log(System.Logger.Level.DEBUG, "closing on cancel", e);
    }
  }

  @Override
  public String toString() {
    return by.who().id() + " " + asked;
  }
}
