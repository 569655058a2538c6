package org.mailscout.network;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.RecordType;

/** Answers address questions from a table: at once, or when the test says so. */
final class FakeDnsClient implements DnsClient {

  private record Origin(String source, Channel channel, Instant at) implements Provenance {}

  final List<DnsQuestion> asked = new CopyOnWriteArrayList<>();
  private final Map<DnsQuestion, DnsRecords> zone = new ConcurrentHashMap<>();
  private final Map<DnsQuestion, Failure> failures = new ConcurrentHashMap<>();
  private final Map<DnsQuestion, Consumer<DnsAnswer>> held = new ConcurrentHashMap<>();
  private final List<DnsQuestion> toHold = new CopyOnWriteArrayList<>();

  /** Adds addresses of one family to a host. */
  FakeDnsClient with(String host, byte[]... addresses) {
    RecordType type = addresses[0].length == 4 ? RecordType.A : RecordType.AAAA;
    zone.put(
        new DnsQuestion(host, type),
        DnsRecords.ofAddresses(List.of(addresses).stream().map(IpAddress::of).toList()));
    return this;
  }

  /** Adds a host at 127.0.0.1. */
  FakeDnsClient withLoopback(String host) {
    return with(host, new byte[] {127, 0, 0, 1});
  }

  FakeDnsClient failing(String host, RecordType type, Failure failure) {
    failures.put(new DnsQuestion(host, type), failure);
    return this;
  }

  /** Keeps the answer back until {@link #release}. */
  FakeDnsClient holding(String host, RecordType type) {
    toHold.add(new DnsQuestion(host, type));
    return this;
  }

  void release(String host, RecordType type) {
    DnsQuestion question = new DnsQuestion(host, type);
    Consumer<DnsAnswer> done = held.remove(question);
    if (done == null) {
      throw new AssertionError("not asked: " + question);
    }
    done.accept(answer(question));
  }

  @Override
  public void ask(DnsQuestion question, Call call, Consumer<DnsAnswer> done) {
    asked.add(question);
    if (toHold.contains(question)) {
      held.put(question, done);
    } else {
      done.accept(answer(question));
    }
  }

  private DnsAnswer answer(DnsQuestion question) {
    Provenance origin = new Origin(question.toString(), Channel.DNS, Instant.now());
    Failure failure = failures.get(question);
    if (failure != null) {
      return DnsAnswer.failed(question, failure, origin);
    }
    boolean known = zone.keySet().stream().anyMatch(q -> q.name().equals(question.name()));
    DnsRecords none = known ? DnsRecords.noData() : DnsRecords.noSuchName();
    return DnsAnswer.of(question, zone.getOrDefault(question, none), origin);
  }

  @Override
  public void close() {}
}
