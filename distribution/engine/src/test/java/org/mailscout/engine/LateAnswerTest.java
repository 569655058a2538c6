package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailscout.api.ConfirmReason;
import org.mailscout.lab.Lab;

/** What one strategy reports first does not win over what it reports better, and later. */
final class LateAnswerTest {

  private static final Duration LATE = Duration.ofMillis(120);

  private static String first(Lab.Builder world) throws Exception {
    try (Lab lab = world.start();
        Mailscout mailscout = LabEngine.open(lab)) {
      // So that nothing else is slow, and waited for.
      mailscout.discover("warm.example");
      DiscoveryRequest request = mailscout.request("late.example").verify(false).build();
      return LabEngine.line(mailscout.discover(request).settings().get(0));
    }
  }

  private static Lab.Builder world(String imapHost) {
    return Lab.builder()
        .host("v1.ispdb.net")
        .record("_imaps._tcp.late.example", "SRV", "0 1 993 " + imapHost)
        .record("_pop3s._tcp.late.example", "SRV", "0 1 995 pop.late.example.")
        .record("_submissions._tcp.late.example", "SRV", "0 1 465 smtp.late.example.");
  }

  @Test
  void imapWinsOverPop3WhoseRecordsCameFirst() throws Exception {
    String first = first(world("imap.late.example.").dnsDelay("_imaps._tcp.late.example", LATE));

    assertThat(first).startsWith("own imap imap.late.example:993");
  }

  @Test
  void theDomainsOwnHostWinsOverAStrangersWhoseRecordsCameFirst() throws Exception {
    String first = first(world("imap.other.example.").dnsDelay("_pop3s._tcp.late.example", LATE));

    assertThat(first).startsWith("own pop3 pop.late.example:995");
  }

  @Test
  void whatIsCutOffSinceItCouldNotWinLeavesNoDoubtOnTheOthers() throws Exception {
    try (Lab lab = Lab.builder().addStock().dnsDelay("v1.ispdb.net", LATE).start();
        Mailscout mailscout = LabEngine.open(lab)) {
      DiscoveryRequest request = mailscout.request("jane@disagree.example").verify(false).build();

      RankedSettings second = mailscout.discover(request).settings().get(1);

      assertThat(second.confirmation().because())
          .containsExactly(ConfirmReason.UNSIGNED_DNS, ConfirmReason.OTHER_DOMAIN);
    }
  }
}
