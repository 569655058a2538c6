package org.mailscout.network;

import org.mailscout.api.Host;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;

/** Fetches documents over HTTP, blocking the calling thread. Safe for use by many threads. */
public interface HttpFetcher extends AutoCloseable {

  /**
   * Fetches a document; failures are answers.
   *
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  HttpAnswer fetch(HttpRequest request, Call call) throws InterruptedException;

  /**
   * Opens a connection that a later fetch will use, blocking until it stands or has failed.
   *
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  void warmUp(Host host, Call call) throws InterruptedException;

  @Override
  void close();
}
