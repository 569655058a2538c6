package org.mailscout.oauth;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes where somebody waits, and at no other moment. */
final class TestTime implements Pause {

  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @Override
  public void of(Duration time) {
    pauses.add(time);
    nanos.addAndGet(time.toNanos());
  }

  long ticks() {
    return nanos.get();
  }
}
