package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.network.DnsAsking.answerOf;
import static org.mailscout.network.DnsAsking.reasonOf;
import static org.mailscout.network.RawResolver.byTcp;
import static org.mailscout.network.RawResolver.cutOff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.RecordType;
import org.xbill.DNS.Message;

/** Rows A15 and A24: more records and longer texts than anybody needs. */
final class DnsFloodsTest {

  private static final String IMAPS = "_imaps._tcp.example.com";

  @Test
  void refusesThousandsOfRecordsBeforeReadingThem() throws Exception {
    try (RawResolver resolver =
            RawResolver.start((query, tcp) -> List.of(tcp ? flood(query) : cutOff(query)));
        DnsAsking dns = DnsAsking.of(resolver)) {
      assertThat(reasonOf(dns.ask(IMAPS, RecordType.SRV))).isEqualTo(Reason.TOO_LARGE);
      assertThat(Quickest.of(() -> dns.ask(IMAPS, RecordType.SRV)))
          .isLessThan(Duration.ofMillis(100));
    }
  }

  private static byte[] flood(Message query) throws IOException {
    byte[] head = RawResolver.reply(query).toWire();
    ByteBuffer flood = ByteBuffer.allocate(65_535).put(head);
    flood.putShort(6, (short) 3400);
    while (flood.remaining() >= 19) {
      flood.putShort((short) 0xc00c).putShort((short) 33).putShort((short) 1).putInt(60);
      flood.putShort((short) 7).putShort((short) 0).putShort((short) 0).putShort((short) 993);
      flood.put((byte) 0);
    }
    return flood.array();
  }

  @Test
  void readsAsManyRecordsAsAreAllowedAndKeepsTheBest() throws Exception {
    String[] records = new String[256];
    Arrays.setAll(records, i -> IMAPS + ". 60 SRV " + (300 - i) + " 0 993 h" + i + ".example.com.");
    String[] more = Arrays.copyOf(records, 257);
    more[256] = IMAPS + ". 60 SRV 1 0 993 one.example.com.";

    DnsAnswer answer = answerOf(IMAPS, RecordType.SRV, byTcp(records));
    assertThat(answer.services()).hasSize(16);
    assertThat(answer.services().get(0).target()).contains(Host.of("h255.example.com"));
    assertThat(reasonOf(answerOf(IMAPS, RecordType.SRV, byTcp(more)))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void joinsTheStringsOfTextsAndBoundsThem() throws Exception {
    String[] records = new String[20];
    Arrays.setAll(records, i -> "t.example.com. 60 TXT \"v=" + i + ";\" \"x\"");
    records[0] = "t.example.com. 60 TXT" + (" \"" + "y".repeat(250) + "\"").repeat(17);

    DnsAnswer answer = answerOf("t.example.com", RecordType.TXT, byTcp(records));

    assertThat(answer.texts()).hasSize(16).startsWith("v=1;x", "v=2;x");
    assertThat(answer.malformed()).hasSize(1);
  }
}
