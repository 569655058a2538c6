package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailscout.api.Settings;

/** The part of the contract that concerns time and threads. */
final class StrategyCancelling {

  private static final long SOON_MILLIS = 100;
  private static final long LATE_MILLIS = 10_000;

  /** A pause of the machine is no fault of the strategy: the best of so many tries counts. */
  private static final int TRIES = 3;

  private static final int THREADS = 16;

  private StrategyCancelling() {}

  static void endsSoonAfterAnInterrupt(DiscoveryStrategyContract contract)
      throws InterruptedException {
    endsSoonAfter(contract, StrategyRun::interrupt, "an interrupt");
  }

  static void endsSoonAfterItsDeadline(DiscoveryStrategyContract contract)
      throws InterruptedException {
    endsSoonAfter(contract, run -> run.scenario().context().expire(), "the deadline");
    Scenario late = contract.published();
    late.context().expire();
    StrategyRun run = StrategyRun.whole(contract.strategy(), late);
    if (!Lookup.of(StrategyAnswers.publishedRun(contract).scenario().context()).isEmpty()) {
      assertThat(run.failure())
          .as("ends where the deadline has passed before")
          .containsInstanceOf(InterruptedException.class);
    }
  }

  private static void endsSoonAfter(
      DiscoveryStrategyContract contract, Consumer<StrategyRun> event, String what)
      throws InterruptedException {
    for (Lookup lookup : Lookup.of(StrategyAnswers.publishedRun(contract).scenario().context())) {
      boolean soon = false;
      for (int attempt = 0; attempt < TRIES && !soon; attempt++) {
        soon = endsSoonAfter(contract, lookup, event, what);
      }
      assertThat(soon)
          .as("ends within %s ms of %s while %s hangs", SOON_MILLIS, what, lookup)
          .isTrue();
    }
  }

  private static boolean endsSoonAfter(
      DiscoveryStrategyContract contract, Lookup lookup, Consumer<StrategyRun> event, String what)
      throws InterruptedException {
    Scenario scenario = contract.published();
    Hang hang = lookup.hang(scenario.context());
    StrategyRun run = StrategyRun.start(contract.strategy(), scenario);
    if (!run.reaches(hang)) {
      return true; // it needed this answer no longer
    }
    assertThat(run.threadsLeft()).as("threads of its own while %s hangs", lookup).isEmpty();
    event.accept(run);
    boolean soon = run.endsWithin(SOON_MILLIS);
    if (soon || run.endsWithin(LATE_MILLIS)) {
      assertThat(run.failure())
          .as("ends after %s while %s hangs", what, lookup)
          .containsInstanceOf(InterruptedException.class);
      assertThat(run.threadsLeft()).as("threads left after %s", what).isEmpty();
    }
    return soon;
  }

  static void answersManyThreadsAlike(DiscoveryStrategyContract contract)
      throws InterruptedException {
    List<String> alone = text(StrategyAnswers.publishedRun(contract).findings());
    var strategy = contract.strategy();
    List<StrategyRun> runs = new ArrayList<>();
    List<Scenario> scenarios = Stream.generate(contract::published).limit(THREADS).toList();
    scenarios.forEach(scenario -> runs.add(StrategyRun.start(strategy, scenario)));
    for (StrategyRun run : runs) {
      assertThat(run.endsWithin(LATE_MILLIS)).as("one of 16 threads ends").isTrue();
      assertThat(run.failure()).as("failure in one of 16 threads").isEmpty();
      StrategyAnswers.backed(run);
      assertThat(text(run.findings())).as("findings in one of 16 threads").isEqualTo(alone);
    }
  }

  private static List<String> text(RecordingFindings findings) {
    return Stream.of(
            findings.settings().stream().map(StrategyCancelling::text),
            findings.leads().stream().map(lead -> "lead " + lead.to()),
            findings.notes().stream().map(Object::toString))
        .flatMap(part -> part)
        .toList();
  }

  private static String text(Settings settings) {
    return Stream.of(
            settings.services().stream().map(s -> s + " " + s.usernames() + s.authentication()),
            settings.issuers().stream().map(Object::toString),
            settings.notes().stream().map(Object::toString),
            settings.doubts().stream().map(Object::toString),
            Stream.of(settings.provider().orElse("") + settings.order()))
        .flatMap(part -> part)
        .toList()
        .toString();
  }
}
