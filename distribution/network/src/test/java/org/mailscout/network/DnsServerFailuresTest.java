package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.network.DnsAsking.answerOf;
import static org.mailscout.network.DnsAsking.reasonOf;
import static org.mailscout.network.RawResolver.records;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.RecordType;
import org.xbill.DNS.Rcode;

/** How it is told that a resolver did not answer the question. */
final class DnsServerFailuresTest {

  @Test
  void asksTheNextResolverAtOnceWhenOneFails() throws Exception {
    try (RawResolver failing =
            RawResolver.start(
                (query, tcp) -> List.of(RawResolver.nothing(query, Rcode.SERVFAIL).toWire()));
        RawResolver good = RawResolver.start(records("a.example.com. 60 A 192.0.2.1"));
        DnsAsking dns = DnsAsking.of(failing, good)) {
      assertThat(dns.ask("a.example.com", RecordType.A).addresses()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, server-failure", "5, refused", "4, server-failure"})
  void tellsHowAServerFailed(int rcode, String reason) throws Exception {
    DnsAnswer answer =
        answerOf(
            "a.example.com",
            RecordType.A,
            (query, tcp) -> List.of(RawResolver.nothing(query, rcode).toWire()));

    assertThat(reasonOf(answer)).isEqualTo(new Reason(reason));
  }

  @Test
  void tellsThatAResolverCannotBeReached() throws Exception {
    RawResolver gone = RawResolver.start(records());
    gone.close();
    try (DnsAsking dns = DnsAsking.of(gone)) {
      assertThat(reasonOf(dns.ask("a.example.com", RecordType.A))).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void tellsAMissingNameFromOneWithoutData() throws Exception {
    for (int rcode : new int[] {Rcode.NXDOMAIN, Rcode.NOERROR}) {
      DnsAnswer answer =
          answerOf(
              "a.example.com",
              RecordType.A,
              (query, tcp) -> List.of(RawResolver.nothing(query, rcode).toWire()));

      assertThat(answer.failure()).isEmpty();
      assertThat(answer.isEmpty()).isTrue();
      assertThat(answer.nameExists()).isEqualTo(rcode == Rcode.NOERROR);
    }
  }
}
