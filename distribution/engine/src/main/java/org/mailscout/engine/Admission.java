package org.mailscout.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds the discoveries under way at once; the others wait in their turn.
 *
 * <p>Each has some twenty threads, and a discovery waits for no other: nothing nests in this bound.
 */
final class Admission {

  // More at once only keep each other from the processor, until slowness looks like silence.
  private static final int MOST = 16;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final java.util.Set<DiscoveryRun> running = new java.util.HashSet<>();
  private boolean closed;
  private boolean warm;

  void enter(DiscoveryRun run) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (running.size() >= MOST && !closed && !run.isCancelled()) {
        changed.await();
      }
      if (closed) {
        throw new IllegalStateException("the engine is closed");
      }
      if (run.isCancelled()) {
        throw new InterruptedException("cancelled");
      }
      running.add(run);
    } finally {
      lock.unlock();
    }
  }

  void leave(DiscoveryRun run) {
    lock.lock();
    try {
      running.remove(run);
      warm = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether a discovery has ended before, so that what it needs is loaded. */
  boolean isWarm() {
    lock.lock();
    try {
      return warm;
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Cancels all that is under way, and lets nobody in any more. */
  void close() {
    java.util.List<DiscoveryRun> left;
    lock.lock();
    try {
      closed = true;
      left = java.util.List.copyOf(running);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    left.forEach(DiscoveryRun::cancel);
  }
}
