package org.mailscout.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A question that is never answered: whoever asks it blocks until interrupted or out of time. */
public final class Hang {

  private static final long LONGEST_SECONDS = 10;

  private final String what;
  private final CountDownLatch reached = new CountDownLatch(1);

  Hang(String what) {
    this.what = what;
  }

  void reach() {
    reached.countDown();
  }

  /**
   * Blocks until somebody waits for the answer.
   *
   * @throws AssertionError if nobody does within ten seconds
   */
  public void awaitReached() throws InterruptedException {
    if (!reached.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody waits for " + what);
    }
  }

  /** Returns whether somebody waits, or has waited, for the answer. */
  public boolean isReached() {
    return reached.getCount() == 0;
  }
}
