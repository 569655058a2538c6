package org.mailscout.strategy.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Authentication;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.Provider;
import org.mailscout.testkit.FakeProviders;
import org.mailscout.testkit.Hang;
import org.mailscout.testkit.RecordingFindings;

final class FuzzyStrategyTest {

  private final Firm firm = new Firm();

  @Test
  void findsBothServersInOneWave() throws Exception {
    firm.resolves("imap.firm.example", "smtp.firm.example");
    firm.live(Firm.tls("imap.firm.example", 993), Firm.tls("smtp.firm.example", 465));

    RecordingFindings findings = firm.discover();

    assertThat(Firm.mailbox(Firm.last(findings))).isEqualTo(Firm.tls("imap.firm.example", 993));
    assertThat(Firm.outgoing(Firm.last(findings))).contains(Firm.tls("smtp.firm.example", 465));
    assertThat(firm.connected()).hasSizeLessThanOrEqualTo(4);
    assertThat(findings.found().get(findings.found().size() - 1).restsOn()).hasSize(2);
  }

  @Test
  void findsOneHostThatServesBoth() throws Exception {
    firm.exchange(new MxRecord(10, Optional.of(Host.of("mail.firm.example"))));
    firm.resolves("mail.firm.example");
    firm.live(Firm.tls("mail.firm.example", 993), Firm.tls("mail.firm.example", 465));

    RecordingFindings findings = firm.discover();

    assertThat(Firm.mailbox(Firm.last(findings))).isEqualTo(Firm.tls("mail.firm.example", 993));
    assertThat(Firm.outgoing(Firm.last(findings))).contains(Firm.tls("mail.firm.example", 465));
  }

  @Test
  void takesStarttlsWhereThereIsNoTls() throws Exception {
    firm.resolves("imap.firm.example", "smtp.firm.example");
    firm.live(Firm.starttls("imap.firm.example", 143), Firm.starttls("smtp.firm.example", 587));

    RecordingFindings findings = firm.discover();

    assertThat(Firm.mailbox(Firm.last(findings)))
        .isEqualTo(Firm.starttls("imap.firm.example", 143));
    assertThat(Firm.outgoing(Firm.last(findings)))
        .contains(Firm.starttls("smtp.firm.example", 587));
  }

  @Test
  void prefersTlsOverStarttlsWhateverComesFirst() throws Exception {
    firm.resolves("imap.firm.example", "smtp.firm.example");
    firm.live(
        Firm.tls("imap.firm.example", 993),
        Firm.tls("smtp.firm.example", 465),
        Firm.starttls("smtp.firm.example", 587));
    firm.scenario().context().prober().answerLastFirst();

    assertThat(Firm.outgoing(Firm.last(firm.discover())))
        .contains(Firm.tls("smtp.firm.example", 465));
  }

  @Test
  void takesPop3WhereNoImapAnswers() throws Exception {
    firm.resolves("pop.firm.example", "smtp.firm.example");
    firm.live(Firm.tls("pop.firm.example", 995), Firm.tls("smtp.firm.example", 465));

    Settings found = Firm.last(firm.discover());

    assertThat(Firm.mailbox(found)).isEqualTo(Firm.tls("pop.firm.example", 995));
    assertThat(Firm.outgoing(found)).contains(Firm.tls("smtp.firm.example", 465));
  }

  @Test
  void saysThatTheOutgoingServerIsMissing() throws Exception {
    firm.resolves("imap.firm.example");
    firm.live(Firm.tls("imap.firm.example", 993));

    Settings found = Firm.last(firm.discover());

    assertThat(found.submission()).isEmpty();
    assertThat(found.notes())
        .singleElement()
        .satisfies(n -> assertThat(n.text()).contains("outgoing"));
  }

  @Test
  void connectsToNothingThatDoesNotResolve() throws Exception {
    assertThat(firm.discover().isEmpty()).isTrue();
    assertThat(firm.connected()).isEmpty();
  }

  @Test
  void connectsToNothingAndReportsNothingWhereTheDomainTakesNoMail() throws Exception {
    firm.exchange(new MxRecord(0, Optional.empty()));
    firm.resolves("imap.firm.example");
    firm.live(Firm.tls("imap.firm.example", 993));

    assertThat(firm.discover().isEmpty()).isTrue();
    assertThat(firm.connected()).isEmpty();
  }

  @Test
  void connectsToNothingBelowAPublicSuffix() throws Exception {
    firm.scenario().context().names().withSuffix(Domain.of("firm.example"));
    firm.resolves("imap.firm.example");

    assertThat(firm.discover().isEmpty()).isTrue();
    assertThat(firm.scenario().context().dns().asked()).isEmpty();
  }

  @Test
  void triesTheExchangeAndItsSiblings() throws Exception {
    firm.exchange(new MxRecord(10, Optional.of(Host.of("mx1.hoster.net"))));
    firm.resolves("imap.hoster.net", "smtp.hoster.net");
    firm.live(Firm.tls("imap.hoster.net", 993), Firm.tls("smtp.hoster.net", 465));

    RecordingFindings findings = firm.discover();

    assertThat(Firm.mailbox(Firm.last(findings))).isEqualTo(Firm.tls("imap.hoster.net", 993));
    assertThat(Firm.outgoing(Firm.last(findings))).contains(Firm.tls("smtp.hoster.net", 465));
    assertThat(findings.found().get(0).restsOn())
        .extracting(p -> p.source())
        .contains("firm.example MX");
  }

  @Test
  void leavesTheExchangeOfAGatewayAlone() throws Exception {
    firm.exchange(new MxRecord(10, Optional.of(Host.of("mx1.filter.net"))));
    firm.resolves("mx1.filter.net", "mail.filter.net");
    firm.scenario()
        .context()
        .providers()
        .with(
            Domain.of("filter.net"),
            new FakeProviders.Row("f", "F", Provider.Kind.GATEWAY, false, List.of(), List.of()));

    firm.discover();

    assertThat(firm.connected()).isEmpty();
  }

  @Test
  void reportsALiveHostWhileALikelierOneSwallowsPackets() throws Exception {
    firm.resolves("imap.firm.example", "mail.firm.example");
    firm.live(Firm.tls("mail.firm.example", 993), Firm.tls("mail.firm.example", 465));
    Hang hang = firm.scenario().context().prober().hang(Firm.tls("imap.firm.example", 993));
    RecordingFindings findings = new RecordingFindings();
    Thread thread =
        new Thread(
            () -> {
              try {
                new FuzzyStrategy()
                    .discover(firm.scenario().question(), firm.scenario().context(), findings);
              } catch (LookupException | InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();

    hang.awaitReached();

    assertThat(Firm.mailbox(Firm.last(findings))).isEqualTo(Firm.tls("mail.firm.example", 993));
    assertThat(Firm.outgoing(Firm.last(findings))).contains(Firm.tls("mail.firm.example", 465));
    thread.interrupt();
    thread.join();
  }

  @Test
  void ordersWhatTheServerOffers() throws Exception {
    firm.resolves("imap.firm.example");
    firm.scenario()
        .context()
        .prober()
        .with(
            Firm.tls("imap.firm.example", 993),
            new ProbeAnswer.Findings(
                List.of(),
                List.of(Authentication.PASSWORD, Authentication.OAUTH2),
                List.of(),
                List.of()));

    assertThat(Firm.last(firm.discover()).mailbox().orElseThrow().authentication())
        .containsExactly(Authentication.OAUTH2, Authentication.PASSWORD);
  }

  @Test
  void failsWhereNoNameCouldBeAskedFor() {
    firm.scenario().context().dns().failAll(Reason.SERVER_FAILURE);

    assertThatThrownBy(firm::discover).isInstanceOf(LookupException.class);
  }
}
