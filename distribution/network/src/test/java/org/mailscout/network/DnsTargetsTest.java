package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.network.DnsAsking.answerOf;
import static org.mailscout.network.RawResolver.records;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.RecordType;
import org.mailscout.api.network.SrvRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** Rows A13 and A20: targets that are no hosts, and records that nobody asked for. */
final class DnsTargetsTest {

  private static final String IMAPS = "_imaps._tcp.example.com";

  @ParameterizedTest
  @CsvSource({
    "993 10.0.0.1., target 10.0.0.1",
    "993 localhost., target localhost",
    "993 mail., target mail",
    "993 a\\032b.example.com., target a\\032b.example.com",
    "993 mail.127., target mail.127",
    "0 mail.example.com., port 0"
  })
  void leavesOutTargetsThatAreNoHosts(String data, String what) throws Exception {
    DnsAnswer answer =
        answerOf(
            IMAPS,
            RecordType.SRV,
            records(IMAPS + ". 60 SRV 0 0 " + data, IMAPS + ". 60 SRV 1 0 993 good.example.com."));

    assertThat(answer.services())
        .containsExactly(SrvRecord.of(1, 0, 993, Host.of("good.example.com")));
    assertThat(answer.malformed())
        .containsExactly(new Failure(Reason.MALFORMED, IMAPS + " SRV: " + what));
  }

  @Test
  void takesTheRootAloneAsAbsentAndSkipsItBesideOthers() throws Exception {
    assertThat(answerOf(IMAPS, RecordType.SRV, records(IMAPS + ". 60 SRV 0 0 0 .")).services())
        .containsExactly(SrvRecord.absent());
    assertThat(
            answerOf(
                    IMAPS,
                    RecordType.SRV,
                    records(IMAPS + ". 60 SRV 0 0 0 .", IMAPS + ". 60 SRV 0 0 993 a.example.com."))
                .services())
        .containsExactly(SrvRecord.of(0, 0, 993, Host.of("a.example.com")));
    assertThat(
            answerOf("example.com", RecordType.MX, records("example.com. 60 MX 0 .")).exchanges())
        .extracting(MxRecord::exchange)
        .allMatch(java.util.Optional::isEmpty)
        .hasSize(1);
  }

  @Test
  void ignoresRecordsOfOthersAndOfOtherSections() throws Exception {
    DnsAnswer answer =
        answerOf(
            IMAPS,
            RecordType.SRV,
            (query, tcp) -> {
              Message reply =
                  RawResolver.reply(
                      query,
                      IMAPS + ". 60 SRV 0 0 993 good.example.com.",
                      "_imaps._tcp.example.net. 60 SRV 0 0 993 evil.test.",
                      IMAPS + ". 60 TXT evil");
              reply.addRecord(
                  RawResolver.record(IMAPS + ". 60 SRV 0 0 993 evil.test."), Section.ADDITIONAL);
              return List.of(reply.toWire());
            });

    assertThat(answer.services())
        .containsExactly(SrvRecord.of(0, 0, 993, Host.of("good.example.com")));
  }
}
