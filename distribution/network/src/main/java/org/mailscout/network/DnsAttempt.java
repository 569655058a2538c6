package org.mailscout.network;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One message to one resolver, and what is known of it; for the thread of the loop alone. */
final class DnsAttempt {

  private final Resolver resolver;
  private final DnsQuery query;
  private final boolean tcp;
  private final boolean extended;
  private final long sentAt = System.nanoTime();
  private Exchange exchange = () -> {};

  /** Makes the first attempt at a resolver: by UDP, with EDNS. */
  DnsAttempt(Resolver resolver, DnsQuery query) {
    this(resolver, query, false, true);
  }

  private DnsAttempt(Resolver resolver, DnsQuery query, boolean tcp, boolean extended) {
    this.resolver = resolver;
    this.query = query;
    this.tcp = tcp;
    this.extended = extended;
  }

  /** Returns the same query by TCP; empty where this is that already. */
  Optional<DnsAttempt> byTcp() {
    return tcp ? Optional.empty() : Optional.of(new DnsAttempt(resolver, fresh(), true, extended));
  }

  /** Returns the same query without EDNS (RFC 6891 §7); empty where this has none already. */
  Optional<DnsAttempt> plain() {
    return extended ? Optional.of(new DnsAttempt(resolver, fresh(), tcp, false)) : Optional.empty();
  }

  private DnsQuery fresh() {
    return DnsQuery.of(query.name(), query.type());
  }

  /**
   * Sends it.
   *
   * @throws IOException if the system gives no socket, or has no route
   */
  void send(EventLoop loop, boolean authentic, Exchange.Receiver receiver) throws IOException {
    byte[] message = query.message(extended, authentic);
    exchange =
        tcp
            ? TcpExchange.send(loop, resolver.address(), message, receiver)
            : UdpExchange.send(loop, resolver.address(), message, receiver);
  }

  void close() {
    exchange.close();
  }

  Resolver resolver() {
    return resolver;
  }

  DnsQuery query() {
    return query;
  }

  /** Returns whether TCP was taken because UDP brought no whole answer. */
  boolean isSecond() {
    return tcp;
  }

  /** Returns the time since it was sent. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - sentAt);
  }

  /** Tells the resolver that another was faster, where it had its time. */
  void noteSilence() {
    if (elapsed().compareTo(resolver.patience()) >= 0) {
      resolver.wasSilent();
    }
  }
}
