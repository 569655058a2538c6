package org.mailscout.testkit;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Provenance;

/** What the fakes of one discovery share: its time, and the provenances that they handed out. */
final class Line {

  private final FakeClock clock;
  private final Deadline deadline;
  private final Set<Provenance> handedOut =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  Line(FakeClock clock, Deadline deadline) {
    this.clock = clock;
    this.deadline = deadline;
  }

  /** Returns the line of a fake that stands alone. */
  static Line alone() {
    FakeClock clock = new FakeClock();
    return new Line(clock, clock.in(Duration.ofDays(1)));
  }

  /** Throws where a port would: the thread is interrupted, or the deadline has passed. */
  void check() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted");
    }
    if (deadline.isExpired()) {
      throw new InterruptedException("the deadline has passed");
    }
  }

  /** Blocks until the thread is interrupted or the deadline has passed. */
  InterruptedException hang() throws InterruptedException {
    clock.awaitEnd(deadline);
    return new InterruptedException("the deadline has passed");
  }

  FakeProvenance provenance(String source, Channel channel) {
    FakeProvenance made = new FakeProvenance(source, channel, clock.instant());
    handedOut.add(made);
    return made;
  }

  boolean handedOut(Provenance provenance) {
    return handedOut.contains(provenance);
  }
}
