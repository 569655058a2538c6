package org.mailscout.network;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Host;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.RecordType;

/** Takes in what DNS says of a host's addresses, from whichever thread it comes. */
final class AddressAnswers {

  private final Queue<DnsAnswer> arrived = new ConcurrentLinkedQueue<>();
  private final Runnable wake;

  /**
   * Makes an empty one.
   *
   * @param wake called after each answer
   */
  AddressAnswers(Runnable wake) {
    this.wake = wake;
  }

  /** Asks for both families at once, IPv6 first, as RFC 8305 §3 has it. */
  void ask(Host host, DnsClient dns, Call call) {
    dns.ask(DnsQuestion.of(host, RecordType.AAAA), call, this::take);
    dns.ask(DnsQuestion.of(host, RecordType.A), call, this::take);
  }

  private void take(DnsAnswer answer) {
    arrived.add(answer);
    wake.run();
  }

  /** Returns the next answer, or null where none has arrived. */
  @Nullable DnsAnswer poll() {
    return arrived.poll();
  }
}
