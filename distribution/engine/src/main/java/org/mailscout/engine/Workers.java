package org.mailscout.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailscout.network.SharedThread;

/**
 * Gives threads: virtual ones to our own code where the platform has good ones, else daemons of the
 * platform.
 */
final class Workers implements AutoCloseable {

  // JDK 24 (JEP 491) stopped monitors from pinning a virtual thread's carrier.
  private static final int GOOD_VIRTUAL_THREADS = 24;

  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService own;

  Workers() {
    own =
        Runtime.version().feature() >= GOOD_VIRTUAL_THREADS
            ? virtualThreads()
            : Executors.newCachedThreadPool(task -> SharedThread.of(task, name()));
  }

  private static ExecutorService virtualThreads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a JDK of 21 or later without virtual threads", e);
    }
  }

  private String name() {
    return "mailscout-" + number.incrementAndGet();
  }

  /** Runs our own code. */
  void run(Runnable task) {
    own.execute(task);
  }

  /** Runs somebody else's code: a virtual thread that spins would starve its carrier. */
  void runForeign(ThreadGroup group, Runnable task) {
    Thread thread = new Thread(group, task, name());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    own.shutdownNow();
    try {
      own.awaitTermination(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
