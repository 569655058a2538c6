package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.network.DnsAsking.reasonOf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Reason;
import org.mailscout.api.network.RecordType;
import org.xbill.DNS.Message;

/** Row A18: messages that are not what they claim to be. */
final class DnsBrokenMessagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"loop", "label", "counts", "short", "none"})
  void namesBrokenMessages(String how) throws Exception {
    try (RawResolver resolver = RawResolver.start((query, tcp) -> List.of(broken(how, query)));
        DnsAsking dns = DnsAsking.of(resolver)) {
      assertThat(reasonOf(dns.ask("a.example.com", RecordType.A))).isEqualTo(Reason.MALFORMED);
      assertThat(Quickest.of(() -> dns.ask("a.example.com", RecordType.A)))
          .isLessThan(Duration.ofMillis(50));
    }
  }

  private static byte[] broken(String how, Message query) throws IOException {
    byte[] whole = RawResolver.reply(query, "a.example.com. 60 A 192.0.2.1").toWire();
    int owner = whole.length - 16;
    switch (how) {
      case "loop" -> ByteBuffer.wrap(whole).putShort(owner, (short) (0xc000 | owner));
      case "label" -> whole[owner] = (byte) 0x80;
      case "counts" -> whole[7] = 9;
      case "short" -> {
        return Arrays.copyOf(whole, whole.length - 2);
      }
      default -> {
        return Arrays.copyOf(whole, 5);
      }
    }
    return whole;
  }
}
