package org.mailscout.api.network;

import java.util.function.Consumer;

/**
 * Questions to several ports that leave at once, each with a handler of its own that may ask on.
 *
 * <p>Implemented by the engine and the test kit alone. For one thread: the methods that ask return
 * at once, {@link #await} blocks and runs the handlers on the caller's thread as the answers
 * arrive.
 */
public interface Round {

  /** Asks DNS. */
  void dns(DnsQuestion question, Consumer<DnsAnswer> handler);

  /** Asks a web server. */
  void http(HttpRequest request, Consumer<HttpAnswer> handler);

  /** Connects to a service. */
  void probe(ProbeQuestion question, Consumer<ProbeAnswer> handler);

  /**
   * Connects to a service, and tells as soon as the server has greeted under TLS: it is then proved
   * to be there, and what it offers takes a round trip more.
   *
   * @param greeted told before the handler, or never: a server can say all at once; what it is told
   *     names no capabilities yet
   */
  default void probe(
      ProbeQuestion question, Consumer<ProbeAnswer> greeted, Consumer<ProbeAnswer> handler) {
    probe(question, handler);
  }

  /**
   * Cancels what is still open, but for servers that have greeted whoever wanted to hear it: they
   * are heard out, and what they offer joins the settings by itself. {@link #await} then returns
   * once the running handler has.
   */
  void end();

  /**
   * Waits until everything asked, in handlers too, is answered, or {@link #end} was called.
   *
   * @throws InterruptedException if the discovery is cancelled or its deadline has passed
   */
  void await() throws InterruptedException;
}
