package org.mailscout.strategy.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.RecordType;
import org.mailscout.testkit.Hang;
import org.mailscout.testkit.RecordingFindings;

/** What guessing makes of the machines behind the names. */
final class MachinesTest {

  private static final DnsRecords SIX =
      DnsRecords.ofAddresses(
          List.of(
              IpAddress.of(
                  new byte[] {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})));

  private final Firm firm = new Firm();

  @Test
  void beginsOneIncomingAndOneOutgoingServerOfAMachineAtOnce() throws Exception {
    firm.machine("imap.firm.example", "mail.firm.example", "firm.example", "smtp.firm.example");
    Hang incoming = firm.scenario().context().prober().hang(Firm.tls("imap.firm.example", 993));
    firm.scenario().context().prober().hang(Firm.tls("smtp.firm.example", 465));
    Thread thread = new Thread(this::discoverUntilInterrupted);
    thread.start();

    incoming.awaitReached();

    assertThat(firm.connected())
        .containsExactly(Firm.tls("imap.firm.example", 993), Firm.tls("smtp.firm.example", 465));
    thread.interrupt();
    thread.join();
  }

  private void discoverUntilInterrupted() {
    try {
      firm.discover();
    } catch (LookupException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void asksBothPortsOfAnOutgoingMachineAtOnce() throws Exception {
    firm.resolves("imap.firm.example", "smtp.firm.example");
    firm.live(Firm.starttls("smtp.firm.example", 587));
    firm.scenario().context().prober().hang(Firm.tls("imap.firm.example", 993));
    Hang silent = firm.scenario().context().prober().hang(Firm.tls("smtp.firm.example", 465));
    Thread thread = new Thread(this::discoverUntilInterrupted);
    thread.start();

    silent.awaitReached();

    assertThat(firm.connected()).contains(Firm.starttls("smtp.firm.example", 587));
    thread.interrupt();
    thread.join();
  }

  @Test
  void asksAPortThatOneMachineRefusesUnderOneNameOnly() throws Exception {
    firm.machine("imap.firm.example", "mail.firm.example", "firm.example", "smtp.firm.example");

    firm.discover();

    assertThat(firm.connected().stream().map(e -> e.port().number()))
        .doesNotHaveDuplicates()
        .contains(993, 143);
  }

  @Test
  void findsAHostThatHasIpv6Alone() throws Exception {
    ipv6("imap.firm.example");
    firm.live(Firm.tls("imap.firm.example", 993), Firm.tls("imap.firm.example", 465));

    RecordingFindings findings = firm.discover();

    assertThat(Firm.mailbox(Firm.last(findings))).isEqualTo(Firm.tls("imap.firm.example", 993));
    assertThat(Firm.outgoing(Firm.last(findings))).contains(Firm.tls("imap.firm.example", 465));
  }

  @Test
  void findsARareNameThatHasIpv6Alone() throws Exception {
    ipv6("secureimap.firm.example");
    firm.live(Firm.tls("secureimap.firm.example", 993));

    assertThat(Firm.mailbox(Firm.last(firm.discover())))
        .isEqualTo(Firm.tls("secureimap.firm.example", 993));
  }

  private void ipv6(String host) {
    firm.scenario()
        .context()
        .dns()
        .with(DnsQuestion.of(Host.of(host), RecordType.A), DnsRecords.noData())
        .with(DnsQuestion.of(Host.of(host), RecordType.AAAA), SIX);
  }

  @Test
  void countsNoNameThatOnlyAWildcardRecordAnswers() throws Exception {
    firm.scenario()
        .context()
        .dns()
        .withWildcard(Firm.DOMAIN, RecordType.A, Firm.address(99))
        .withWildcard(Firm.DOMAIN, RecordType.AAAA, SIX);

    assertThat(firm.discover().isEmpty()).isTrue();
    assertThat(firm.connected()).isEmpty();
  }

  @Test
  void findsANameThatExistsBesideAWildcardRecord() throws Exception {
    firm.scenario().context().dns().withWildcard(Firm.DOMAIN, RecordType.A, Firm.address(99));
    firm.resolves("mail.firm.example");
    firm.live(Firm.tls("mail.firm.example", 993), Firm.tls("mail.firm.example", 465));

    RecordingFindings findings = firm.discover();

    assertThat(Firm.mailbox(Firm.last(findings))).isEqualTo(Firm.tls("mail.firm.example", 993));
    assertThat(firm.connected())
        .extracting(Endpoint::host)
        .containsOnly(Host.of("mail.firm.example"));
  }

  @Test
  void provesTheHostThatACertificateNamesInstead() throws Exception {
    firm.machine("mail.firm.example", "firm.example");
    Host hoster = Host.of("server12.hoster.net");
    firm.scenario()
        .context()
        .prober()
        .withCertificateOf(Firm.tls("mail.firm.example", 993), hoster);
    firm.live(Firm.tls("server12.hoster.net", 993), Firm.tls("server12.hoster.net", 465));

    RecordingFindings findings = firm.discover();

    assertThat(Firm.mailbox(Firm.last(findings))).isEqualTo(Firm.tls("server12.hoster.net", 993));
    assertThat(Firm.outgoing(Firm.last(findings))).contains(Firm.tls("server12.hoster.net", 465));
    assertThat(findings.found().get(findings.found().size() - 1).restsOn())
        .extracting(p -> p.source())
        .contains("imap at mail.firm.example:993 tls", "imap at server12.hoster.net:993 tls");
  }

  @Test
  void reportsNothingOfACertificateWhoseHostDoesNotProveItself() throws Exception {
    firm.resolves("mail.firm.example");
    firm.scenario()
        .context()
        .prober()
        .withCertificateOf(Firm.tls("mail.firm.example", 993), Host.of("server12.hoster.net"));

    assertThat(firm.discover().isEmpty()).isTrue();
    assertThat(firm.connected()).contains(Firm.tls("server12.hoster.net", 993));
  }
}
