package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.ConfirmReason;
import org.mailscout.lab.LabCertificate;
import org.mailscout.lab.LabDnsFault;
import org.mailscout.lab.LabMail;

/** What is behind settings decides their class, and what is to be confirmed. */
final class TrustRulesTest {

  private final TrustWorld world = new TrustWorld();

  @Test
  void believesRecordsThatStayWithinTheDomain() throws Exception {
    world.srv("_imaps", 993, "imap.jane.example").srv("_submissions", 465, "smtp.jane.example");

    assertThat(world.lines())
        .containsExactly(
            "own imap imap.jane.example:993 tls submission smtp.jane.example:465 tls []");
  }

  @Test
  void doubtsRecordsThatLeaveTheDomain() throws Exception {
    world.srv("_imaps", 993, "imap.other.example").srv("_submissions", 465, "smtp.other.example");

    List<RankedSettings> settings = world.settings();

    assertThat(LabEngine.line(settings.get(0)))
        .isEqualTo(
            "unsigned imap imap.other.example:993 tls submission smtp.other.example:465 tls"
                + " [unsigned-dns, other-domain]");
    assertThat(settings.get(0).confirmation().needed()).isTrue();
    assertThat(settings.get(0).confirmation().domains())
        .extracting(Object::toString)
        .containsExactly("other.example");
  }

  @Test
  void believesRecordsThatLeaveTheDomainWhereTheyAreSigned() throws Exception {
    world.srv("_imaps", 993, "imap.other.example").srv("_submissions", 465, "smtp.other.example");
    world.lab().signed(TrustWorld.DOMAIN);

    // The resolver says so; only one that is trusted is believed.
    assertThat(world.lines()).singleElement().asString().startsWith("unsigned ");
  }

  @Test
  void isAsWeakAsTheWeakestService() throws Exception {
    world.srv("_imaps", 993, "imap.jane.example").srv("_submissions", 465, "smtp.other.example");

    assertThat(world.lines())
        .containsExactly(
            "unsigned imap imap.jane.example:993 tls submission smtp.other.example:465 tls"
                + " [unsigned-dns, other-domain]");
  }

  @Test
  void doubtsADocumentBehindARedirectToAnotherDomain() throws Exception {
    world.autoconfigAt("config.other.example", "imap.jane.example", "smtp.jane.example");
    world.lab().host("imap.jane.example").host("smtp.jane.example");

    assertThat(world.lines().get(0)).startsWith("unsigned imap imap.jane.example:993");
    assertThat(world.settings().get(0).confirmation().because()).contains(ConfirmReason.REDIRECTED);
  }

  @Test
  void saysThatTheStrongerSourceFailed() throws Exception {
    world.autoconfig("imap.jane.example", "smtp.jane.example");
    world.lab().certificate("autoconfig.jane.example", LabCertificate.EXPIRED);
    world.srv("_imaps", 993, "imap.other.example").srv("_submissions", 465, "smtp.other.example");

    assertThat(world.settings().get(0).confirmation().because())
        .contains(ConfirmReason.STRONGER_SOURCE_FAILED);
  }

  @Test
  void saysNothingOfAFailureThatCouldNotHaveSaidMore() throws Exception {
    world.srv("_imaps", 993, "imap.jane.example").srv("_submissions", 465, "smtp.jane.example");
    world.lab().dnsFault("autoconfig.jane.example", LabDnsFault.SERVER_FAILURE);

    assertThat(world.settings().get(0).confirmation().because()).isEmpty();
  }

  @Test
  void doubtsUnusualPorts() throws Exception {
    world.srv("_imaps", 10993, "imap.jane.example").srv("_submissions", 465, "smtp.jane.example");

    assertThat(world.lines())
        .containsExactly(
            "own imap imap.jane.example:10993 tls submission smtp.jane.example:465 tls"
                + " [odd-port]");
  }

  @ParameterizedTest
  @CsvSource({
    "_imaps, 22, imap",
    "_imaps, 25, imap",
    "_pop3s, 6000, pop3",
    "_sieve, 10080, managesieve",
    "_caldavs, 993, caldav",
    "_jmap, 22, jmap",
    "_jmap, 993, jmap"
  })
  void takesNothingAtThePortOfAnotherService(String label, int port, String protocol)
      throws Exception {
    world.srv(label, port, "server.jane.example");

    DiscoveryResult result = world.result();

    assertThat(result.settings()).isEmpty();
    assertThat(result.extras()).isEmpty();
    assertThat(result.attempts())
        .filteredOn(a -> a.asked().startsWith(protocol + " at "))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.outcome()).isEqualTo("forbidden");
              assertThat(a.detail()).endsWith("port " + port + " is another service's");
            });
  }

  @Test
  void keepsTheMailboxBesideAnOutgoingServerAtThePortOfAnotherService() throws Exception {
    world.srv("_imaps", 993, "imap.jane.example").srv("_submissions", 22, "smtp.jane.example");

    assertThat(world.lines()).containsExactly("own imap imap.jane.example:993 tls []");
  }

  @Test
  void takesSubmissionAtThePortOfSmtp() throws Exception {
    world.srv("_imaps", 993, "imap.jane.example").srv("_submission", 25, "smtp.jane.example");

    assertThat(world.lines())
        .containsExactly(
            "own imap imap.jane.example:993 tls submission smtp.jane.example:25 starttls []");
  }

  @Test
  void doubtsHostsAtPrivateAddresses() throws Exception {
    world.srv("_imaps", 993, "imap.jane.example");
    world.lab().serve("imap.jane.example", LabMail.imap());

    assertThat(world.settingsOfAPrivateNetwork().get(0).confirmation().because())
        .containsExactly(ConfirmReason.PRIVATE_ADDRESS);
  }
}
