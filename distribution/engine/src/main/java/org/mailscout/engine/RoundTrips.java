package org.mailscout.engine;

import java.time.Duration;

/**
 * The slowest round trips of one discovery, and how late this machine was, from which it knows how
 * long silence is silence.
 */
final class RoundTrips {

  // DESIGN, "One discovery" 6: max(200 ms, 4 × the slowest round trip of connects and handshakes,
  // else of DNS).
  private static final long SHORTEST_SILENCE = Duration.ofMillis(200).toNanos();
  private static final int ROUND_TRIPS = 4;

  // A process's first discovery loads classes and makes TLS contexts between its packets: that is
  // silent, too, and longer than any round trip (docs/decisions/0005).
  private static final long SHORTEST_SILENCE_COLD = Duration.ofMillis(900).toNanos();

  // Sleep is late by less than this where the processor is free.
  private static final long NEVER_LATE = Duration.ofMillis(2).toNanos();

  // From the packet to the strategy a step is handed from thread to thread; each hand-over is as
  // late as a sleep that ends (docs/decisions/0005).
  private static final int HAND_OVERS = 8;

  private final long shortest;

  private long connect;
  private long dns;
  private long late;

  RoundTrips(boolean warm) {
    this.shortest = warm ? SHORTEST_SILENCE : SHORTEST_SILENCE_COLD;
  }

  synchronized void seen(Duration time, boolean connected) {
    if (connected) {
      connect = Math.max(connect, time.toNanos());
    } else {
      dns = Math.max(dns, time.toNanos());
    }
  }

  /** Takes note that a sleep ended late: what waits for the processor is no silent network. */
  synchronized void late(long nanos) {
    if (nanos > NEVER_LATE) {
      late += HAND_OVERS * nanos;
    }
  }

  /** Returns after how many nanoseconds a silent step is no longer waited for. */
  synchronized long silence() {
    return Math.max(shortest, ROUND_TRIPS * (connect > 0 ? connect : dns)) + late;
  }
}
