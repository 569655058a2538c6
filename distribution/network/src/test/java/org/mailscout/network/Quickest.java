package org.mailscout.network;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * The least time that something takes of several: what else the machine does counts for nothing.
 */
final class Quickest {

  private static final int TRIES = 10;

  private Quickest() {}

  static Duration of(Callable<?> work) throws Exception {
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long began = System.nanoTime();
      work.call();
      quickest = Math.min(quickest, System.nanoTime() - began);
    }
    return Duration.ofNanos(quickest);
  }
}
