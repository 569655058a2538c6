package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Class first, then what the MX says of whose mailbox it is, then protocol, then strategy. */
final class RankingTest {

  private final TrustWorld world = new TrustWorld();

  @Test
  void liftsWhatAWorseClassSaysOfAnOperatorThatABetterOneNames() throws Exception {
    world.mx("in1-smtp.messagingengine.com").srv("_jmap", 443, "api.fastmail.com");

    // The record leaves the domain; the table knows the MX, and whose host that is.
    assertThat(world.lines().get(0))
        .isEqualTo("listed jmap https://api.fastmail.com/.well-known/jmap []");
  }

  @Test
  void liftsNothingForAnOperatorThatNobodyElseNames() throws Exception {
    world.srv("_imaps", 993, "imap.fastmail.com").srv("_submissions", 465, "smtp.fastmail.com");

    assertThat(world.lines()).singleElement().asString().startsWith("unsigned imap");
  }

  @Test
  void putsTheWebHostsSettingsBehindThoseOfTheMxsProvider() throws Exception {
    // This provider's row is not conclusive: the others have their say, and come second.
    world.mx("mx-1.pobox.com").autoconfig("mail.jane.example", "mail.jane.example");
    world.srv("_imaps", 993, "mail.jane.example").srv("_submissions", 465, "mail.jane.example");

    List<String> lines = world.lines();

    assertThat(lines.get(0)).startsWith("listed imap mail.pobox.com:993 tls");
    assertThat(lines.get(1)).startsWith("own imap mail.jane.example:993 tls");
  }

  @Test
  void putsTheDomainsWordBeforeStrangersHosts() throws Exception {
    world.autoconfig("imap.jane.example", "smtp.jane.example");
    world.srv("_imaps", 993, "imap.other.example").srv("_submissions", 465, "smtp.other.example");

    assertThat(world.lines())
        .containsExactly(
            "own imap imap.jane.example:993 tls submission smtp.jane.example:465 tls []",
            "unsigned imap imap.other.example:993 tls submission smtp.other.example:465 tls"
                + " [unsigned-dns, other-domain]");
  }

  @Test
  void putsImapBeforePop3AndTlsBeforeStarttls() throws Exception {
    world.srv("_pop3s", 995, "pop.jane.example").srv("_imap", 143, "imap.jane.example");
    world.srv("_imaps", 993, "imap.jane.example").srv("_submissions", 465, "smtp.jane.example");

    assertThat(world.lines())
        .extracting(line -> line.substring(0, line.indexOf(" submission")))
        .containsExactly(
            "own imap imap.jane.example:993 tls",
            "own imap imap.jane.example:143 starttls",
            "own pop3 pop.jane.example:995 tls");
  }

  @Test
  void mergesOneMailboxOfTwoSourcesWithTheEvidenceOfBoth() throws Exception {
    world.autoconfig("imap.jane.example", "smtp.jane.example");
    world.srv("_imaps", 993, "imap.jane.example").srv("_submissions", 465, "smtp.jane.example");

    List<RankedSettings> settings = world.settings();

    assertThat(settings).hasSize(1);
    assertThat(settings.get(0).evidence())
        .extracting(evidence -> evidence.strategy().id())
        .contains("autoconfig");
  }
}
