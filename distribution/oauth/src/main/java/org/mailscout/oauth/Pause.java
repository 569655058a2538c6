package org.mailscout.oauth;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits, between polls and before a request is repeated. */
@FunctionalInterface
interface Pause {

  /** Waits for real. */
  Pause REAL = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

  void of(Duration time) throws InterruptedException;
}
