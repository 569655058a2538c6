package org.mailscout.network;

import java.net.InetSocketAddress;
import java.time.Duration;

/** One resolver and how it has behaved; for the thread of the loop alone. */
final class Resolver {

  private static final Duration UNKNOWN = Duration.ofMillis(200);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMillis(400);
  private static final Duration DISTRUST = Duration.ofSeconds(30);

  private final InetSocketAddress address;
  private long roundTrip;
  private boolean silent;
  private long silentSince;

  Resolver(InetSocketAddress address) {
    this.address = address;
  }

  InetSocketAddress address() {
    return address;
  }

  /** Notes an answer, smoothed as RFC 6298 §2 does. */
  void answered(Duration time) {
    roundTrip = roundTrip == 0 ? time.toNanos() : (7 * roundTrip + time.toNanos()) / 8;
    silent = false;
  }

  /** Notes that another answered while this one had not. */
  void wasSilent() {
    silent = true;
    silentSince = System.nanoTime();
  }

  /** Returns whether it was silent of late, so that the others are better asked first. */
  boolean isSilent() {
    return silent && System.nanoTime() - silentSince < DISTRUST.toNanos();
  }

  /** Returns how long to wait for it before another is asked too. */
  Duration patience() {
    if (roundTrip == 0) {
      return UNKNOWN;
    }
    Duration patience = Duration.ofNanos(3 * roundTrip);
    if (patience.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
  }

  /** Returns the address as it is told to people, with its port where that is not DNS's own. */
  @Override
  public String toString() {
    String host = address.getAddress().getHostAddress();
    return address.getPort() == 53 ? host : host + " port " + address.getPort();
  }
}
