package org.mailscout.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.mailscout.api.discovery.Deadline;

/**
 * A wall clock and a ticker that move together, and only when told to. Safe for use by many
 * threads.
 */
public final class FakeClock extends Clock {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Duration elapsed = Duration.ZERO;

  /** Makes a clock that stands at the start of 2026. */
  public FakeClock() {}

  /** Moves on, and wakes whoever waits for a deadline of this clock. */
  public synchronized void advance(Duration time) {
    elapsed = elapsed.plus(time);
    notifyAll();
  }

  /** Returns the ticker: monotonic nanoseconds from 0. */
  public LongSupplier ticker() {
    return () -> elapsed().toNanos();
  }

  /** Returns the deadline so long after now. */
  public Deadline in(Duration time) {
    return Deadline.in(time, ticker());
  }

  /** Blocks until the deadline, which is one of this clock, has passed. */
  synchronized void awaitEnd(Deadline deadline) throws InterruptedException {
    while (!deadline.isExpired()) {
      wait();
    }
  }

  private synchronized Duration elapsed() {
    return elapsed;
  }

  @Override
  public Instant instant() {
    return START.plus(elapsed());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns this clock, which knows no zone but UTC. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
