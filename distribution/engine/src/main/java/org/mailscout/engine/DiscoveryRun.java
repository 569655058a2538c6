package org.mailscout.engine;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.Question;

/**
 * One discovery from its first question to its answer, coordinated by the thread that awaits it.
 */
final class DiscoveryRun implements Discovery {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration GRACE = Duration.ofMillis(100);

  // Short, so that a pause that ends late tells of a busy processor before silence is judged.
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private final DiscoveryRequest request;
  private final Adapters adapters;
  private final List<Participant> participants;
  private final Admission admission;
  private final AtomicBoolean awaited = new AtomicBoolean();
  private volatile boolean cancelled;
  private volatile @Nullable DiscoveryState state;

  DiscoveryRun(
      DiscoveryRequest request,
      Adapters adapters,
      List<Participant> participants,
      Admission admission) {
    this.request = request;
    this.adapters = adapters;
    this.participants = participants;
    this.admission = admission;
  }

  @Override
  public DiscoveryResult await() throws InterruptedException {
    if (awaited.getAndSet(true)) {
      throw new IllegalStateException("this discovery has been awaited before");
    }
    admission.enter(this);
    try {
      return run();
    } finally {
      admission.leave(this);
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    admission.wake();
    DiscoveryState running = state;
    if (running != null) {
      running.signal();
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  private DiscoveryResult run() throws InterruptedException {
    byte[] label = new byte[8];
    RANDOM.nextBytes(label);
    DiscoveryState running =
        new DiscoveryState(
            request, adapters, "x" + HexFormat.of().formatHex(label), admission.isWarm());
    state = running;
    Stage stage = new Stage(running, participants);
    running.events().tell(l -> l.discoveryStarted(new DiscoveryListener.DiscoveryStarted(request)));
    try {
      stage.mxWatch.ask();
      stage.inquiries.startOwn();
      return finish(stage, firstPlace(stage));
    } finally {
      close(stage);
    }
  }

  /** The parts of one discovery. */
  private static final class Stage {
    private final DiscoveryState state;
    private final Inquiry engine;
    private final Ledger ledger = new Ledger();
    private final Gate gate;
    private final Ranking ranking;
    private final Runner runner;
    private final Offers offers;
    private final Inquiries inquiries;
    private final MxWatch mxWatch;
    private final Finality finality;
    private final GateKeeper gateKeeper;
    private final Verifier verifier;

    private Stage(DiscoveryState state, List<Participant> participants) {
      this.state = state;
      this.engine =
          new Inquiry(state, Participant.ENGINE, Question.own(state.domain()), TrustClass.OWN, 0);
      this.gate = new Gate(state);
      this.ranking = new Ranking(state);
      this.runner = new Runner(state);
      this.offers = new Offers(state, participants, gate, runner);
      this.inquiries = new Inquiries(state, participants, ledger, gate, runner, offers);
      this.mxWatch = new MxWatch(state, engine, gate);
      this.finality = new Finality(state, ledger, ranking);
      this.gateKeeper = new GateKeeper(state, ledger, gate);
      this.verifier = new Verifier(state, engine);
    }
  }

  /** Waits until the first place is final, and returns when it was. */
  private Duration firstPlace(Stage stage) throws InterruptedException {
    DiscoveryState running = stage.state;
    running.lock().lock();
    try {
      while (true) {
        checkCancelled();
        long now = running.now();
        long gate = stage.gateKeeper.check(now);
        long wait = gate == 0 ? 1 : stage.finality.waiting(now);
        if (wait <= 0) {
          return running.since(now);
        }
        long pause = Math.min(PAUSE, Math.min(wait, gate == 0 ? wait : gate));
        running.roundTrips().late(-running.changed().awaitNanos(pause));
      }
    } finally {
      running.lock().unlock();
    }
  }

  private void checkCancelled() throws InterruptedException {
    if (cancelled) {
      throw new InterruptedException("cancelled");
    }
  }

  private DiscoveryResult finish(Stage stage, Duration found) throws InterruptedException {
    DiscoveryState running = stage.state;
    Optional<TrustClass> failed;
    boolean unasked;
    Ordering ordering;
    running.lock().lock();
    try {
      ordering = new Ordering(stage.ranking, stage.ledger);
      Unasked doubts = new Unasked(running);
      failed =
          ordering.isConclusive(running)
              ? Optional.empty()
              : doubts.strongest(i -> couldWin(i, ordering.current()));
      unasked = doubts.isAny();
      running.inquiries().stream()
          .filter(i -> Gate.guesses(i) && !i.hasEnded())
          .forEach(i -> i.stop("cut-off", "the first place is final"));
    } finally {
      running.lock().unlock();
    }
    Report report = new Report(running, stage.offers, stage.verifier, failed);
    if (!ordering.current().isEmpty()) {
      RankedSettings first = report.first(ordering.current().get(0));
      running
          .events()
          .tell(l -> l.firstPlaceFinal(new DiscoveryListener.FirstPlaceFinal(first, found)));
    }
    settle(stage, ordering);
    endForeign(running);
    return report.result(ordering, stage.ledger, found, unasked);
  }

  private static boolean couldWin(Inquiry inquiry, List<Ranked> ranked) {
    return ranked.isEmpty() || Finality.canWin(inquiry, ranked.get(0));
  }

  /** Verifies the leaders, and waits for offers and what rides along while they move. */
  private void settle(Stage stage, Ordering ordering) throws InterruptedException {
    DiscoveryState running = stage.state;
    running.lock().lock();
    try {
      long until = running.now() + request.policy().patience().toNanos();
      while (!ordering.current().isEmpty() && !running.deadline().isExpired()) {
        checkCancelled();
        List<Ranked> ranked = ordering.update();
        boolean verified = !request.verifies() || stage.verifier.isDone(ranked);
        long now = running.now();
        long wait =
            LongStream.of(
                    offersMove(stage, ranked, now),
                    stage.verifier.moves(ranked, now),
                    stage.finality.companions(ranked, now))
                .max()
                .orElse(0);
        if (verified && (wait <= 0 || now >= until)) {
          return;
        }
        long most = running.deadline().remaining().toNanos();
        long pause = Math.min(PAUSE, verified ? Math.min(wait, most) : most);
        running.roundTrips().late(-running.changed().awaitNanos(pause));
      }
    } finally {
      running.lock().unlock();
    }
  }

  private long offersMove(Stage stage, List<Ranked> ranked, long now) {
    long silence = stage.state.roundTrips().silence();
    Stream<Inquiry> first = ranked.stream().limit(1).flatMap(r -> stage.offers.pending(r).stream());
    // For the others nobody is waited for; but what asks nobody must not depend on luck.
    Stream<Inquiry> busy =
        ranked.stream()
            .skip(1)
            .flatMap(r -> stage.offers.pending(r).stream())
            .filter(i -> !i.who().foreign() && !i.isBlocked());
    return Stream.concat(first, busy).mapToLong(i -> i.movedAt() + silence - now).max().orElse(0);
  }

  /** Cuts off what somebody else's code is still busy with, and tells of what does not end. */
  private static void endForeign(DiscoveryState running) throws InterruptedException {
    running.lock().lock();
    try {
      List<Inquiry> foreign = running.inquiries().stream().filter(i -> i.who().foreign()).toList();
      foreign.stream().filter(i -> !i.hasEnded()).forEach(i -> i.cancel("cut-off", ""));
      long left = GRACE.toNanos() / 4;
      while (left > 0 && !foreign.stream().allMatch(Inquiry::hasEnded)) {
        left = running.changed().awaitNanos(left);
      }
      foreign.stream()
          .filter(i -> !i.hasEnded() && !running.isAtFault(i.who()))
          .forEach(i -> running.fault(i.who().fault("did not end when it was cut off")));
    } finally {
      running.lock().unlock();
    }
  }

  private void close(Stage stage) throws InterruptedException {
    DiscoveryState running = stage.state;
    running.lock().lock();
    try {
      String how = running.deadline().isExpired() ? "timeout" : "cut-off";
      running.inquiries().forEach(i -> i.cancel(how, ""));
      stage.engine.cancel(how, "");
      awaitOwn(running);
    } finally {
      running.lock().unlock();
    }
    running.dns().close();
    List<Inquiry> left;
    running.lock().lock();
    try {
      left = running.inquiries().stream().filter(i -> !i.hasEnded()).toList();
    } finally {
      running.lock().unlock();
    }
    left.forEach(stage.runner::abandon);
    running
        .events()
        .tell(
            l ->
                l.discoveryFinished(
                    new DiscoveryListener.DiscoveryFinished(running.elapsed(), cancelled)));
  }

  /** Gives our own threads a moment to leave; somebody else's are abandoned. */
  private static void awaitOwn(DiscoveryState running) throws InterruptedException {
    long left = GRACE.toNanos() / 2;
    while (left > 0
        && running.inquiries().stream().anyMatch(i -> !i.hasEnded() && !i.who().foreign())) {
      left = running.changed().awaitNanos(left);
    }
  }
}
