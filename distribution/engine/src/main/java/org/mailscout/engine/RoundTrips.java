package org.mailscout.engine;

import java.time.Duration;

/** The slowest round trips of one discovery, from which it knows how long silence is silence. */
final class RoundTrips {

  // DESIGN, "One discovery" 6: max(200 ms, 4 × the slowest round trip of connects and handshakes,
  // else of DNS).
  private static final long SHORTEST_SILENCE = Duration.ofMillis(200).toNanos();
  private static final int ROUND_TRIPS = 4;

  // A process's first discovery loads classes and makes TLS contexts between its packets: that is
  // silent, too, and longer than any round trip (docs/decisions/0005).
  private static final long SHORTEST_SILENCE_COLD = Duration.ofMillis(900).toNanos();

  private final long shortest;

  private long connect;
  private long dns;

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

  /** Returns after how many nanoseconds a silent step is no longer waited for. */
  synchronized long silence() {
    return Math.max(shortest, ROUND_TRIPS * (connect > 0 ? connect : dns));
  }
}
