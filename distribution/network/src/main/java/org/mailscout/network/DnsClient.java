package org.mailscout.network;

import java.util.function.Consumer;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;

/** Asks DNS without taking a thread per question. Safe for use by many threads. */
public interface DnsClient extends AutoCloseable {

  /**
   * Asks, and returns at once.
   *
   * @param done told once, on any thread, of the answer or its failure; not at all if cancelled
   */
  void ask(DnsQuestion question, Call call, Consumer<DnsAnswer> done);

  @Override
  void close();
}
