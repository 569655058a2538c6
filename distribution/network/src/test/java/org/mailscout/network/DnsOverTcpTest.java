package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.network.DnsAsking.answerOf;
import static org.mailscout.network.DnsAsking.reasonOf;
import static org.mailscout.network.RawResolver.byTcp;
import static org.mailscout.network.RawResolver.cutOff;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.RecordType;
import org.xbill.DNS.Message;

/** Row A21: half a set, and what TCP can do instead of bringing the other half. */
final class DnsOverTcpTest {

  private static final String IMAPS = "_imaps._tcp.example.com";

  @Test
  void neverUsesHalfOfASet() throws Exception {
    assertThat(reasonOf(answerOf(IMAPS, RecordType.SRV, (query, tcp) -> List.of(cutOff(query)))))
        .isEqualTo(Reason.SERVER_FAILURE);
    DnsAnswer silent =
        answerOf(IMAPS, RecordType.SRV, (query, tcp) -> tcp ? List.of() : List.of(cutOff(query)));
    assertThat(reasonOf(silent)).isEqualTo(Reason.TIMEOUT);
    assertThat(silent.services()).isEmpty();
  }

  @Test
  void neverUsesHalfOfASetWhereTcpIsRefused() throws Exception {
    try (RawResolver resolver =
            RawResolver.start((query, tcp) -> List.of(cutOff(query))).withoutTcp();
        DnsAsking dns = DnsAsking.of(resolver)) {
      DnsAnswer answer = dns.ask(IMAPS, RecordType.SRV);

      assertThat(reasonOf(answer)).isEqualTo(Reason.SERVER_FAILURE);
      assertThat(answer.services()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"65535, server-failure", "200, server-failure", "11, malformed", "0, malformed"})
  void believesNoLength(int claimed, String reason) throws Exception {
    try (RawResolver resolver = RawResolver.start(claiming(claimed));
        DnsAsking dns = DnsAsking.of(resolver)) {
      DnsAnswer answer = dns.ask(IMAPS, RecordType.SRV);

      assertThat(reasonOf(answer)).isEqualTo(new Reason(reason));
      assertThat(answer.services()).isEmpty();
    }
  }

  /** Says how long the answer is before it sends the whole of it, and ends the connection. */
  private static RawResolver.Behaviour claiming(int length) {
    return new RawResolver.Behaviour() {
      @Override
      public List<byte[]> answer(Message query, boolean tcp) throws IOException {
        return byTcp(IMAPS + ". 60 SRV 0 0 993 a.example.com.").answer(query, tcp);
      }

      @Override
      public void write(List<byte[]> answers, OutputStream out) throws IOException {
        out.write(length >> 8);
        out.write(length);
        out.write(answers.get(0));
        out.close();
      }
    };
  }

  @Test
  void outlastsNoDripOfBytes() throws Exception {
    CountDownLatch enough = new CountDownLatch(1);
    try (RawResolver resolver = RawResolver.start(dripping(enough));
        DnsAsking dns = DnsAsking.of(resolver)) {
      long began = System.nanoTime();
      DnsAnswer answer =
          dns.later(IMAPS, RecordType.SRV, new FakeCall().within(Duration.ofMillis(500)))
              .get(10, TimeUnit.SECONDS);

      assertThat(reasonOf(answer)).isEqualTo(Reason.TIMEOUT);
      assertThat(answer.services()).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    } finally {
      enough.countDown();
    }
  }

  /** Sends a byte from time to time: each is a movement, all of them are no answer. */
  private static RawResolver.Behaviour dripping(CountDownLatch enough) {
    return new RawResolver.Behaviour() {
      @Override
      public List<byte[]> answer(Message query, boolean tcp) throws IOException {
        return byTcp(IMAPS + ". 60 SRV 0 0 993 a.example.com.").answer(query, tcp);
      }

      @Override
      public void write(List<byte[]> answers, OutputStream out)
          throws IOException, InterruptedException {
        out.write(new byte[] {0, (byte) answers.get(0).length});
        for (byte each : answers.get(0)) {
          if (enough.await(100, TimeUnit.MILLISECONDS)) {
            return;
          }
          out.write(each);
        }
      }
    };
  }
}
