package org.mailscout.api.discovery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment of monotonic time by which something must be over. Safe for use by many threads. */
public final class Deadline {

  private final LongSupplier ticker;
  private final long at;

  private Deadline(LongSupplier ticker, long at) {
    this.ticker = ticker;
    this.at = at;
  }

  /**
   * Returns the deadline so long after now.
   *
   * @param ticker monotonic nanoseconds, such as {@code System::nanoTime}
   */
  public static Deadline in(Duration time, LongSupplier ticker) {
    requireNonNull(time, "time");
    return new Deadline(ticker, ticker.getAsLong() + time.toNanos());
  }

  /** Returns what is left; never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, at - ticker.getAsLong()));
  }

  /** Returns whether nothing is left. */
  public boolean isExpired() {
    return at - ticker.getAsLong() <= 0;
  }

  /** Returns this deadline or the one so long after now, whichever is sooner. */
  public Deadline sooner(Duration time) {
    Deadline other = in(time, ticker);
    return other.at - at < 0 ? other : this;
  }
}
