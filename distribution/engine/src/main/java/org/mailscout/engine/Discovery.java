package org.mailscout.engine;

/** One discovery, to be awaited once and cancelled from anywhere. */
public interface Discovery {

  /**
   * Runs the discovery on the calling thread and returns what it found.
   *
   * <p>Waits first where the engine has as many discoveries under way as it runs at once.
   *
   * @throws InterruptedException if the thread is interrupted or the discovery cancelled
   * @throws IllegalStateException if it has been awaited before, or the engine is closed
   */
  DiscoveryResult await() throws InterruptedException;

  /** Cancels it; {@link #await} then ends within 100 ms. May be called again, and before. */
  void cancel();
}
