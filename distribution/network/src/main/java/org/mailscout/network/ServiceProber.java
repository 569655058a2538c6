package org.mailscout.network;

import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/** Connects to services and says what they show, blocking the calling thread. */
public interface ServiceProber extends AutoCloseable {

  /**
   * Probes a service; failures are answers.
   *
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  ProbeAnswer probe(ProbeQuestion question, Call call) throws InterruptedException;

  @Override
  void close();
}
