package org.mailscout.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Tells a listener, one event at a time and in order; one that throws is not called again. */
final class Events {

  private static final System.Logger LOG = System.getLogger(Events.class.getName());

  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final DiscoveryListener listener;
  private boolean dropped;

  Events(DiscoveryListener listener) {
    this.listener = listener;
    this.dropped = listener == DiscoveryListener.NONE;
  }

  void tell(Consumer<DiscoveryListener> event) {
    oneAtATime.lock();
    try {
      if (!dropped) {
        event.accept(listener);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      dropped = true;
      LOG.log(System.Logger.Level.WARNING, "a listener failed and is no longer told", e);
    } finally {
      oneAtATime.unlock();
    }
  }
}
