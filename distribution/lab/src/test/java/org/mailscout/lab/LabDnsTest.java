package org.mailscout.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

final class LabDnsTest {

  private Lab lab;
  private LabClient client;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    lab =
        Lab.builder()
            .record("_imaps._tcp.one.example", "SRV", "0 1 993 imap.one.example")
            .record("www.one.example", "CNAME", "one.example")
            .record("dangling.one.example", "CNAME", "no.such.example")
            .host("one.example")
            .host("park.example")
            .alias("*.park.example", "park.example")
            .dnsFault("broken.example", LabDnsFault.SERVER_FAILURE)
            .dnsFault("*.broken.example", LabDnsFault.REFUSED)
            .dnsFault("silent.example", LabDnsFault.SILENT)
            .record("short.example", "TXT", "v")
            .dnsFault("short.example", LabDnsFault.TRUNCATED)
            .dnsFault("malformed.example", LabDnsFault.MALFORMED)
            .dnsFault("wrong.example", LabDnsFault.WRONG_ID)
            .signed("signed.example")
            .host("signed.example")
            .dnsDelay("late.example", Duration.ofMillis(150))
            .start();
    client = new LabClient(lab.file());
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersOverBothTransports(boolean tcp) throws IOException {
    Message answer = client.ask("_imaps._tcp.one.example", "SRV", tcp);

    assertThat(answer.getSection(Section.ANSWER))
        .singleElement()
        .extracting(Record::rdataToString)
        .isEqualTo("0 1 993 imap.one.example.");
    assertThat(lab.questions())
        .contains(new LabQuestion("_imaps._tcp.one.example", "SRV", tcp ? "tcp" : "udp"));
  }

  @Test
  void tellsNoSuchNameFromNoSuchRecord() throws IOException {
    Message missing = client.ask("none.one.example", "A", false);
    Message empty = client.ask("one.example", "MX", false);
    Message between = client.ask("_tcp.one.example", "SRV", false);

    assertThat(missing.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(empty.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(between.getRcode()).isEqualTo(Rcode.NOERROR);
    for (Message answer : List.of(missing, empty, between)) {
      assertThat(answer.getSection(Section.ANSWER)).isEmpty();
      assertThat(answer.getSection(Section.AUTHORITY)).hasSize(1);
    }
  }

  @Test
  void followsAliases() throws IOException {
    assertThat(client.address("www.one.example")).isEqualTo(client.address("one.example"));
    assertThat(client.ask("dangling.one.example", "A", false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void fillsWildcardsIn() throws IOException {
    assertThat(client.address("a.b.park.example")).isEqualTo(client.address("park.example"));
    assertThat(client.ask("a.one.example", "A", false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void failsAsTold() throws IOException {
    assertThat(client.ask("broken.example", "A", false).getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(client.ask("a.broken.example", "A", false).getRcode()).isEqualTo(Rcode.REFUSED);
    for (String name : List.of("silent.example", "malformed.example", "wrong.example")) {
      assertThatThrownBy(() -> client.ask(name, "A", true)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void sendsTruncatedAnswersOverTcpAgain() throws IOException {
    Message answer = client.ask("short.example", "TXT", false);

    assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
    assertThat(lab.questions()).extracting(LabQuestion::transport).containsExactly("udp", "tcp");
  }

  @Test
  void saysWhatIsSigned() throws IOException {
    assertThat(client.ask("signed.example", "A", false).getHeader().getFlag(Flags.AD)).isFalse();
    assertThat(signed("signed.example")).isTrue();
    assertThat(signed("one.example")).isFalse();
  }

  private boolean signed(String name) throws IOException {
    return client.askForProof(name).getHeader().getFlag(Flags.AD);
  }

  @Test
  void answersLateWithoutHoldingTheOthersUp() throws IOException {
    long start = System.nanoTime();

    client.ask("late.example", "A", false);

    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(149).toNanos());
  }
}
