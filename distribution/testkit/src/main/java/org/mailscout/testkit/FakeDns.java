package org.mailscout.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.api.Domain;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Dns;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.RecordType;

/**
 * DNS from a table; what is not in it is a name that does not exist.
 *
 * <p>Hands over no more records of a set than {@link Limits#recordsKept()}, as the port does.
 */
public final class FakeDns extends FakePort<DnsQuestion, DnsQuestion, DnsAnswer> implements Dns {

  private final Map<DnsQuestion, DnsRecords> table = new ConcurrentHashMap<>();
  private final Map<Wildcard, DnsRecords> wildcards = new ConcurrentHashMap<>();
  private final Set<DnsQuestion> signed = ConcurrentHashMap.newKeySet();

  private record Wildcard(Domain domain, RecordType type) {
    boolean answers(DnsQuestion question) {
      return type.equals(question.type()) && question.name().endsWith("." + domain.name());
    }
  }

  /** Makes an empty table. */
  public FakeDns() {}

  /** Adds or replaces the answer to a question; returns this. */
  public FakeDns with(DnsQuestion question, DnsRecords records) {
    table.put(question, records);
    return this;
  }

  /** Adds or replaces an answer that DNSSEC authenticates; returns this. */
  public FakeDns withSigned(DnsQuestion question, DnsRecords records) {
    signed.add(question);
    return with(question, records);
  }

  /** Answers the type for every name within the domain that is not in the table; returns this. */
  public FakeDns withWildcard(Domain domain, RecordType type, DnsRecords records) {
    wildcards.put(new Wildcard(domain, type), records);
    return this;
  }

  /** Returns all that is published, asked or not. */
  List<DnsRecords> published() {
    return List.copyOf(table.values());
  }

  @Override
  DnsQuestion key(DnsQuestion question) {
    return question;
  }

  @Override
  DnsAnswer answerOf(DnsQuestion question) {
    DnsRecords records =
        Optional.ofNullable(table.get(question))
            .or(
                () ->
                    wildcards.entrySet().stream()
                        .filter(entry -> entry.getKey().answers(question))
                        .map(Map.Entry::getValue)
                        .findFirst())
            .orElse(DnsRecords.noSuchName());
    return DnsAnswer.of(question, bounded(records), provenance(question));
  }

  @Override
  DnsAnswer failed(DnsQuestion question, Failure failure) {
    return DnsAnswer.failed(question, failure, provenance(question));
  }

  private FakeProvenance provenance(DnsQuestion question) {
    Channel channel = signed.contains(question) ? Channel.DNSSEC : Channel.DNS;
    return line().provenance(question.toString(), channel);
  }

  private static DnsRecords bounded(DnsRecords all) {
    return new DnsRecords(
        all.nameExists(),
        first(all.services()),
        first(all.exchanges()),
        first(all.texts()),
        first(all.addresses()),
        first(all.aliases()),
        all.malformed());
  }

  private static <T> List<T> first(List<T> records) {
    return records.subList(0, Math.min(records.size(), Limits.DEFAULT.recordsKept()));
  }
}
