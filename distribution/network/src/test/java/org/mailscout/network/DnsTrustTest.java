package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.network.DnsAsking.reasonOf;
import static org.mailscout.network.RawResolver.byTcp;
import static org.mailscout.network.RawResolver.records;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.RecordType;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Rows A10, A22 and A23: nothing is added to a name, and no signature is our work. */
final class DnsTrustTest {

  private static final String A = "a.example.com";

  @Test
  void appendsNothingToAName() throws Exception {
    System.setProperty("dns.search", "corp.example");
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  String name = query.getQuestion().getName().toString();
                  Message reply =
                      name.endsWith(".corp.example.")
                          ? RawResolver.reply(query, name + " 60 A 6.6.6.6")
                          : RawResolver.nothing(query, Rcode.NXDOMAIN);
                  return List.of(reply.toWire());
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      DnsAnswer answer = dns.ask(A, RecordType.A);

      assertThat(answer.nameExists()).isFalse();
      assertThat(answer.isEmpty()).isTrue();
      assertThat(resolver.queries)
          .extracting(query -> query.getQuestion().getName().toString())
          .containsOnly(A + ".");
    } finally {
      System.clearProperty("dns.search");
    }
  }

  @Test
  void asksForNoUncheckedAnswerWhereASignatureIsBad() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) ->
                    List.of(
                        (query.getHeader().getFlag(Flags.CD)
                                ? RawResolver.reply(query, A + ". 60 A 6.6.6.6")
                                : RawResolver.nothing(query, Rcode.SERVFAIL))
                            .toWire()));
        DnsAsking dns = DnsAsking.trusting(resolver)) {
      DnsAnswer answer = dns.ask(A, RecordType.A);

      assertThat(reasonOf(answer)).isEqualTo(Reason.SERVER_FAILURE);
      assertThat(answer.addresses()).isEmpty();
      assertThat(resolver.queries).noneMatch(query -> query.getHeader().getFlag(Flags.CD));
    }
  }

  @Test
  void costsNothingToBeSentKeysWithClashingTags() throws Exception {
    String[] records = new String[181];
    records[0] = A + ". 60 A 192.0.2.1";
    for (int i = 1; i < records.length; i += 2) {
      String data = "A 13 3 60 20990101000000 20200101000000 12345 example.com. ";
      records[i] = A + ". 60 RRSIG " + data + (char) ('A' + i % 26) + "A".repeat(87);
      records[i + 1] = A + ". 60 DNSKEY 257 3 13 " + i % 10 + "B".repeat(87);
    }
    try (RawResolver resolver = RawResolver.start(byTcp(records));
        DnsAsking dns = DnsAsking.trusting(resolver)) {
      assertThat(dns.ask(A, RecordType.A).addresses()).hasSize(1);
      assertThat(dns.ask(A, RecordType.A).provenance().channel()).isEqualTo(Channel.DNS);
      assertThat(resolver.queries).allMatch(query -> query.getQuestion().getType() == Type.A);
    }
  }

  @Test
  void asksNobodyForANameThatDnsCannotHold() throws Exception {
    Domain longest = Domain.of(("a".repeat(60) + ".").repeat(3) + "b".repeat(60) + ".example");
    DnsQuestion question = DnsQuestion.srv("_submissions._tcp", longest);
    try (RawResolver resolver = RawResolver.start(records(A + ". 60 A 192.0.2.1"));
        DnsAsking dns = DnsAsking.of(resolver)) {
      DnsAnswer answer = dns.ask(question.name(), question.type());

      assertThat(question.fitsDns()).isFalse();
      assertThat(answer.isEmpty()).isTrue();
      assertThat(reasonOf(answer)).isEqualTo(Reason.MALFORMED);
      assertThat(answer.failure().orElseThrow().nothingThere()).isTrue();
      assertThat(resolver.queries).isEmpty();
    }
  }
}
