package org.mailscout.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Limits;

/**
 * One lookup and all who wait for it, each with a time limit of its own; ends when the last has
 * left. For the thread of the loop alone.
 */
final class SharedLookup implements DnsLookup.Listener {

  /** Whoever comes later than this would inherit too much of another's bad luck. */
  private static final Duration FRESH = Duration.ofMillis(500);

  private final DnsQuestion question;
  private final DnsCache cache;
  private final Map<DnsQuestion, SharedLookup> inFlight;
  private final long startedAt = System.nanoTime();
  private final List<DnsAsker> askers = new ArrayList<>();
  private final List<Resolver> asked = new ArrayList<>();
  private Optional<DnsLookup> lookup = Optional.empty();

  SharedLookup(DnsQuestion question, DnsCache cache, Map<DnsQuestion, SharedLookup> inFlight) {
    this.question = question;
    this.cache = cache;
    this.inFlight = inFlight;
  }

  /** Returns whether it has been on its way too long to be joined. */
  boolean isStale() {
    return System.nanoTime() - startedAt > FRESH.toNanos();
  }

  /** Lets one more wait for it. */
  void add(DnsAsker asker, EventLoop loop, Limits limits) {
    if (!asker.isWaiting()) {
      leave(asker);
      return;
    }
    askers.add(asker);
    Duration patience = asker.call().deadline().sooner(limits.dnsTime()).remaining();
    asker.waiting(() -> leave(asker), () -> timedOut(asker, patience), loop, patience);
    asked.stream().reduce((first, last) -> last).ifPresent(last -> step(asker, last));
  }

  /** Starts the lookup, if anybody waits for it. */
  void start(Function<DnsLookup.Listener, DnsLookup> maker) {
    if (askers.isEmpty()) {
      return;
    }
    DnsLookup made = maker.apply(this);
    lookup = Optional.of(made);
    made.start();
  }

  /** Tells all who wait that nobody will answer. */
  void abandon() {
    lookup.ifPresent(DnsLookup::cancel);
    ended(DnsOutcome.failed(question, Reason.UNREACHABLE, "the resolver was closed"));
  }

  private void leave(DnsAsker asker) {
    askers.remove(asker);
    if (askers.isEmpty()) {
      lookup.ifPresent(DnsLookup::cancel);
      inFlight.remove(question, this);
    }
  }

  private void timedOut(DnsAsker asker, Duration patience) {
    String whom = String.join(", ", asked.stream().map(Resolver::toString).distinct().toList());
    asker.answer(
        DnsOutcome.failed(
            question,
            Reason.TIMEOUT,
            "no answer from " + whom + " within " + patience.toMillis() + " ms"));
    leave(asker);
  }

  private static void step(DnsAsker asker, Resolver resolver) {
    asker.call().step("ask " + resolver);
  }

  @Override
  public void asked(Resolver resolver) {
    asked.add(resolver);
    List.copyOf(askers).forEach(asker -> step(asker, resolver));
  }

  @Override
  public void moved() {
    List.copyOf(askers).forEach(asker -> asker.call().moved());
  }

  @Override
  public void answered(Duration roundTrip) {
    for (DnsAsker asker : List.copyOf(askers)) {
      asker.call().moved();
      asker.call().roundTrip(roundTrip, false);
    }
  }

  @Override
  public void ended(DnsOutcome outcome) {
    inFlight.remove(question, this);
    cache.put(question, outcome);
    List<DnsAsker> waiting = List.copyOf(askers);
    askers.clear();
    waiting.forEach(asker -> asker.answer(outcome));
  }
}
