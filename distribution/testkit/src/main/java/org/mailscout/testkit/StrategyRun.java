package org.mailscout.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailscout.api.LookupException;
import org.mailscout.api.discovery.DiscoveryStrategy;

/** One discovery on a thread and in a thread group of its own, so that threads it leaves show. */
final class StrategyRun {

  private static final String NAME = "provider under test";

  /** Long enough for a busy machine, short enough for a test that fails. */
  private static final long LONGEST_MILLIS = 10_000;

  private final Scenario scenario;
  private final RecordingFindings findings = new RecordingFindings();
  private final ThreadGroup group = new ThreadGroup(NAME);
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Throwable> failure = Optional.empty();
  private volatile long allocated;

  private StrategyRun(DiscoveryStrategy strategy, Scenario scenario) {
    this.scenario = scenario;
    thread = new Thread(group, () -> discover(strategy), NAME);
    thread.setDaemon(true);
  }

  /** Begins a discovery. */
  static StrategyRun start(DiscoveryStrategy strategy, Scenario scenario) {
    StrategyRun run = new StrategyRun(strategy, scenario);
    run.thread.start();
    return run;
  }

  /** Runs a discovery to its end. */
  static StrategyRun whole(DiscoveryStrategy strategy, Scenario scenario) {
    StrategyRun run = start(strategy, scenario);
    try {
      if (!run.endsWithin(LONGEST_MILLIS)) {
        run.thread.interrupt();
        throw new AssertionError("does not end in " + LONGEST_MILLIS + " ms: " + run.where());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    }
    return run;
  }

  private void discover(DiscoveryStrategy strategy) {
    long before = Allocation.ofThisThread();
    try {
      strategy.discover(scenario.question(), scenario.context(), findings);
    } catch (Throwable e) { // whatever a strategy throws is the test's to judge
      failure = Optional.of(e);
    } finally {
      allocated = Allocation.ofThisThread() - before;
      ended.countDown();
    }
  }

  boolean endsWithin(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Blocks until the hang is reached or the run has ended; returns whether it is reached. */
  boolean reaches(Hang hang) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    while (!hang.isReached() && !endsWithin(1)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("neither ends nor waits for an answer: " + where());
      }
    }
    return hang.isReached();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Returns the names of threads that the strategy started and that still live. */
  List<String> threadsLeft() {
    Thread[] alive = new Thread[group.activeCount() + 16];
    int count = group.enumerate(alive);
    return Arrays.stream(alive, 0, count).filter(t -> t != thread).map(Thread::getName).toList();
  }

  /** Returns whether a thread is one of a strategy under test. */
  static boolean isUnderTest(Thread other) {
    ThreadGroup group = other.getThreadGroup();
    return group != null && group.getName().equals(NAME);
  }

  /** Returns whether it ended normally or as could not be asked. */
  boolean endedTyped() {
    return failure.isEmpty() || failure.get() instanceof LookupException;
  }

  Optional<Throwable> failure() {
    return failure;
  }

  long allocated() {
    return allocated;
  }

  Scenario scenario() {
    return scenario;
  }

  RecordingFindings findings() {
    return findings;
  }

  private String where() {
    return Arrays.toString(thread.getStackTrace());
  }
}
