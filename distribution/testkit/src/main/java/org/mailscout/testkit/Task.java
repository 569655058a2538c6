package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work of a provider on a thread of its own, in a thread group of its own. */
final class Task {

  interface Work {
    void run() throws Exception;
  }

  private static final String GROUP = "provider under test";
  private static final long SOON_MILLIS = 100;
  private static final long LATE_MILLIS = 10_000;

  /** A pause of the machine is no fault of the provider: the best of so many tries counts. */
  private static final int TRIES = 3;

  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Throwable> failure = Optional.empty();

  private Task(Work work) {
    thread = new Thread(new ThreadGroup(GROUP), () -> run(work), GROUP);
    thread.setDaemon(true);
    thread.start();
  }

  interface Attempt {
    /** Returns the work, with a hang in its way. */
    Work against(java.util.function.Consumer<Hang> hang);
  }

  /** Fails where the work, once it hangs, does not end within 100 ms of an interrupt. */
  static void endsSoonAfterAnInterrupt(String what, Attempt attempt) throws InterruptedException {
    boolean soon = false;
    for (int i = 0; i < TRIES && !soon; i++) {
      Hang[] hang = new Hang[1];
      Work work = attempt.against(made -> hang[0] = made);
      soon = new Task(work).endsSoon(hang[0], what);
    }
    assertThat(soon).as("ends within %s ms of an interrupt while %s", SOON_MILLIS, what).isTrue();
  }

  private boolean endsSoon(Hang hang, String what) throws InterruptedException {
    while (!hang.isReached() && !ended.await(1, TimeUnit.MILLISECONDS)) {
      assertThat(thread.isAlive() || ended.getCount() == 0).as(what).isTrue();
    }
    if (!hang.isReached()) {
      return true; // it needed this answer no longer
    }
    thread.interrupt();
    boolean soon = ended.await(SOON_MILLIS, TimeUnit.MILLISECONDS);
    if (soon || ended.await(LATE_MILLIS, TimeUnit.MILLISECONDS)) {
      assertThat(failure)
          .as("ends after an interrupt while %s", what)
          .containsInstanceOf(InterruptedException.class);
    }
    return soon;
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (Throwable e) { // whatever a provider throws is the test's to judge
      failure = Optional.of(e);
    } finally {
      ended.countDown();
    }
  }
}
