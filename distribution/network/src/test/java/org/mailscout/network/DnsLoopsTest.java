package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.network.DnsAsking.answerOf;
import static org.mailscout.network.DnsAsking.reasonOf;
import static org.mailscout.network.RawResolver.records;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.RecordType;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;

/** Rows A16 and A17: answers that lead on and on. */
final class DnsLoopsTest {

  @Test
  void followsAliasesWithinAMessageAndBeyond() throws Exception {
    DnsAnswer answer =
        answerOf(
            "a.example.com",
            RecordType.A,
            (query, tcp) ->
                List.of(
                    (query.getQuestion().getName().toString().startsWith("a.")
                            ? RawResolver.reply(
                                query,
                                "a.example.com. 60 CNAME b.example.net.",
                                "b.example.net. 60 CNAME c.example.net.")
                            : RawResolver.reply(query, "c.example.net. 60 A 192.0.2.7"))
                        .toWire()));

    assertThat(answer.aliases())
        .containsExactly(Host.of("b.example.net"), Host.of("c.example.net"));
    assertThat(answer.addresses()).extracting(Object::toString).containsExactly("192.0.2.7");
  }

  @Test
  void endsAliasLoopsAndLongChains() throws Exception {
    assertThat(
            reasonOf(
                answerOf(
                    "a.example.com",
                    RecordType.A,
                    records(
                        "a.example.com. 60 CNAME b.example.com.",
                        "b.example.com. 60 CNAME a.example.com."))))
        .isEqualTo(Reason.SERVER_FAILURE);
    String[] chain = new String[9];
    Arrays.setAll(chain, i -> "h" + i + ".example.com. 60 CNAME h" + (i + 1) + ".example.com.");
    assertThat(reasonOf(answerOf("h0.example.com", RecordType.A, records(chain))))
        .isEqualTo(Reason.SERVER_FAILURE);
    String[] allowed = Arrays.copyOf(chain, 9);
    allowed[8] = "h8.example.com. 60 A 192.0.2.1";
    assertThat(answerOf("h0.example.com", RecordType.A, records(allowed)).aliases()).hasSize(8);
  }

  @Test
  void asksForNoMoreThanTheBudgetOfOneQuestion() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  String name = query.getQuestion().getName().toString();
                  Message cut = RawResolver.reply(query);
                  cut.getHeader().setFlag(Flags.TC);
                  return List.of(
                      (tcp ? RawResolver.reply(query, name + " 60 CNAME x" + name) : cut).toWire());
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      assertThat(reasonOf(dns.ask("a.example.com", RecordType.A))).isEqualTo(Reason.SERVER_FAILURE);
      assertThat(resolver.queries).hasSize(12);
    }
  }

  @Test
  void followsNoAliasOfAnotherClass() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  Name asked = query.getQuestion().getName();
                  Name other = Name.fromString("x." + asked);
                  Message reply = RawResolver.reply(query);
                  reply.addRecord(new CNAMERecord(asked, DClass.CH, 60, other), Section.ANSWER);
                  return List.of(reply.toWire());
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      DnsAnswer answer = dns.ask("a.example.com", RecordType.A);

      assertThat(answer.failure()).isEmpty();
      assertThat(answer.isEmpty()).isTrue();
      assertThat(answer.aliases()).isEmpty();
      assertThat(resolver.queries)
          .extracting(query -> query.getQuestion().getName().toString())
          .containsOnly("a.example.com.");
    }
  }

  @Test
  void takesNoQuestionOfAnotherClassForItsOwn() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  byte[] reply = RawResolver.reply(query, "a.example.com. 60 A 6.6.6.6").toWire();
                  int questionClass = 12 + query.getQuestion().getName().length() + 3;
                  reply[questionClass] = DClass.CH;
                  return List.of(reply);
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      assertThat(reasonOf(dns.ask("a.example.com", RecordType.A))).isEqualTo(Reason.MALFORMED);
    }
  }
}
