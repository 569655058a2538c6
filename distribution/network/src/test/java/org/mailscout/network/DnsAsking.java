package org.mailscout.network;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.RecordType;

/** A client of some resolvers, and its time. */
final class DnsAsking implements AutoCloseable {

  final AtomicLong nanos = new AtomicLong();
  final DnsJavaClient client;

  private DnsAsking(DnsConfig config) {
    client = new DnsJavaClient(config, Limits.DEFAULT, nanos::get);
  }

  static DnsAsking of(RawResolver... resolvers) {
    return new DnsAsking(
        new DnsConfig(Stream.of(resolvers).map(RawResolver::address).toList(), false));
  }

  static DnsAsking trusting(RawResolver resolver) {
    return new DnsAsking(new DnsConfig(List.of(resolver.address()), true));
  }

  /** Returns what comes of one question to one resolver. */
  static DnsAnswer answerOf(String name, RecordType type, RawResolver.Behaviour behaviour)
      throws Exception {
    try (RawResolver resolver = RawResolver.start(behaviour);
        DnsAsking dns = DnsAsking.of(resolver)) {
      return dns.ask(name, type);
    }
  }

  static Reason reasonOf(DnsAnswer answer) {
    return answer.failure().orElseThrow().reason();
  }

  DnsAnswer ask(String name, RecordType type) throws Exception {
    return later(name, type, new FakeCall()).get(10, TimeUnit.SECONDS);
  }

  CompletableFuture<DnsAnswer> later(String name, RecordType type, FakeCall call) {
    CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
    client.ask(new DnsQuestion(name, type), call, answer::complete);
    return answer;
  }

  @Override
  public void close() {
    client.close();
  }
}
