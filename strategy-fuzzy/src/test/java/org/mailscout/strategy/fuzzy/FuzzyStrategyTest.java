package org.mailscout.strategy.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Authentication;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Settings;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.Provider;
import org.mailscout.api.network.RecordType;
import org.mailscout.testkit.FakeProviders;
import org.mailscout.testkit.Hang;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

final class FuzzyStrategyTest {

  private final Scenario scenario = Scenario.of("firm.example");

  private void resolves(String... hosts) {
    for (String host : hosts) {
      scenario
          .context()
          .dns()
          .with(
              DnsQuestion.of(Host.of(host), RecordType.A),
              DnsRecords.ofAddresses(List.of(IpAddress.of(new byte[] {(byte) 192, 0, 2, 1}))));
    }
  }

  private void exchange(MxRecord record) {
    scenario
        .context()
        .dns()
        .with(DnsQuestion.mx(Domain.of("firm.example")), DnsRecords.ofExchanges(List.of(record)));
  }

  private static Endpoint tls(String host, int port) {
    return Endpoint.of(Host.of(host), Port.of(port), Security.TLS);
  }

  private static Endpoint starttls(String host, int port) {
    return Endpoint.of(Host.of(host), Port.of(port), Security.STARTTLS);
  }

  private void live(Endpoint... endpoints) {
    for (Endpoint endpoint : endpoints) {
      scenario.context().prober().with(endpoint, ProbeAnswer.Findings.NONE);
    }
  }

  private RecordingFindings discover() throws LookupException, InterruptedException {
    return scenario.discover(new FuzzyStrategy());
  }

  private static Settings last(RecordingFindings findings) {
    return findings.settings().get(findings.settings().size() - 1);
  }

  private static Endpoint mailbox(Settings settings) {
    return settings.mailbox().orElseThrow().endpoint();
  }

  private static Optional<Endpoint> outgoing(Settings settings) {
    return settings.submission().map(s -> s.endpoint());
  }

  private List<Endpoint> connected() {
    return scenario.context().prober().asked().stream().map(q -> q.endpoint()).toList();
  }

  @Test
  void findsBothServersInOneWave() throws Exception {
    resolves("imap.firm.example", "smtp.firm.example");
    live(tls("imap.firm.example", 993), tls("smtp.firm.example", 465));

    RecordingFindings findings = discover();

    assertThat(mailbox(last(findings))).isEqualTo(tls("imap.firm.example", 993));
    assertThat(outgoing(last(findings))).contains(tls("smtp.firm.example", 465));
    assertThat(connected()).hasSizeLessThanOrEqualTo(4);
    assertThat(findings.found().get(findings.found().size() - 1).restsOn()).hasSize(2);
  }

  @Test
  void findsOneHostThatServesBoth() throws Exception {
    exchange(new MxRecord(10, Optional.of(Host.of("mail.firm.example"))));
    resolves("mail.firm.example");
    live(tls("mail.firm.example", 993), tls("mail.firm.example", 465));

    RecordingFindings findings = discover();

    assertThat(mailbox(last(findings))).isEqualTo(tls("mail.firm.example", 993));
    assertThat(outgoing(last(findings))).contains(tls("mail.firm.example", 465));
  }

  @Test
  void takesStarttlsWhereThereIsNoTls() throws Exception {
    resolves("imap.firm.example", "smtp.firm.example");
    live(starttls("imap.firm.example", 143), starttls("smtp.firm.example", 587));

    RecordingFindings findings = discover();

    assertThat(mailbox(last(findings))).isEqualTo(starttls("imap.firm.example", 143));
    assertThat(outgoing(last(findings))).contains(starttls("smtp.firm.example", 587));
  }

  @Test
  void prefersTlsOverStarttlsWhateverComesFirst() throws Exception {
    resolves("imap.firm.example", "smtp.firm.example");
    live(
        tls("imap.firm.example", 993),
        tls("smtp.firm.example", 465),
        starttls("smtp.firm.example", 587));
    scenario.context().prober().answerLastFirst();

    assertThat(outgoing(last(discover()))).contains(tls("smtp.firm.example", 465));
  }

  @Test
  void takesPop3WhereNoImapAnswers() throws Exception {
    resolves("pop.firm.example", "smtp.firm.example");
    live(tls("pop.firm.example", 995), tls("smtp.firm.example", 465));

    Settings found = last(discover());

    assertThat(mailbox(found)).isEqualTo(tls("pop.firm.example", 995));
    assertThat(outgoing(found)).contains(tls("smtp.firm.example", 465));
  }

  @Test
  void saysThatTheOutgoingServerIsMissing() throws Exception {
    resolves("imap.firm.example");
    live(tls("imap.firm.example", 993));

    Settings found = last(discover());

    assertThat(found.submission()).isEmpty();
    assertThat(found.notes())
        .singleElement()
        .satisfies(n -> assertThat(n.text()).contains("outgoing"));
  }

  @Test
  void connectsToNothingThatDoesNotResolve() throws Exception {
    assertThat(discover().isEmpty()).isTrue();
    assertThat(connected()).isEmpty();
  }

  @Test
  void connectsToNothingAndReportsNothingWhereTheDomainTakesNoMail() throws Exception {
    exchange(new MxRecord(0, Optional.empty()));
    resolves("imap.firm.example");
    live(tls("imap.firm.example", 993));

    assertThat(discover().isEmpty()).isTrue();
    assertThat(connected()).isEmpty();
  }

  @Test
  void connectsToNothingBelowAPublicSuffix() throws Exception {
    scenario.context().names().withSuffix(Domain.of("firm.example"));
    resolves("imap.firm.example");

    assertThat(discover().isEmpty()).isTrue();
    assertThat(scenario.context().dns().asked()).isEmpty();
  }

  @Test
  void triesTheExchangeAndItsSiblings() throws Exception {
    exchange(new MxRecord(10, Optional.of(Host.of("mx1.hoster.net"))));
    resolves("imap.hoster.net", "smtp.hoster.net");
    live(tls("imap.hoster.net", 993), tls("smtp.hoster.net", 465));

    RecordingFindings findings = discover();

    assertThat(mailbox(last(findings))).isEqualTo(tls("imap.hoster.net", 993));
    assertThat(outgoing(last(findings))).contains(tls("smtp.hoster.net", 465));
    assertThat(findings.found().get(0).restsOn())
        .extracting(p -> p.source())
        .contains("firm.example MX");
  }

  @Test
  void leavesTheExchangeOfAGatewayAlone() throws Exception {
    exchange(new MxRecord(10, Optional.of(Host.of("mx1.filter.net"))));
    resolves("mx1.filter.net", "mail.filter.net");
    scenario
        .context()
        .providers()
        .with(
            Domain.of("filter.net"),
            new FakeProviders.Row("f", "F", Provider.Kind.GATEWAY, false, List.of(), List.of()));

    discover();

    assertThat(connected()).isEmpty();
  }

  @Test
  void reportsALiveHostWhileALikelierOneSwallowsPackets() throws Exception {
    resolves("imap.firm.example", "mail.firm.example");
    live(tls("mail.firm.example", 993), tls("mail.firm.example", 465));
    Hang hang = scenario.context().prober().hang(tls("imap.firm.example", 993));
    RecordingFindings findings = new RecordingFindings();
    Thread thread =
        new Thread(
            () -> {
              try {
                new FuzzyStrategy().discover(scenario.question(), scenario.context(), findings);
              } catch (LookupException | InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();

    hang.awaitReached();

    assertThat(mailbox(last(findings))).isEqualTo(tls("mail.firm.example", 993));
    assertThat(outgoing(last(findings))).contains(tls("mail.firm.example", 465));
    thread.interrupt();
    thread.join();
  }

  @Test
  void ordersWhatTheServerOffers() throws Exception {
    resolves("imap.firm.example");
    scenario
        .context()
        .prober()
        .with(
            tls("imap.firm.example", 993),
            new ProbeAnswer.Findings(
                List.of(),
                List.of(Authentication.PASSWORD, Authentication.OAUTH2),
                List.of(),
                List.of()));

    assertThat(last(discover()).mailbox().orElseThrow().authentication())
        .containsExactly(Authentication.OAUTH2, Authentication.PASSWORD);
  }

  @Test
  void failsWhereNoNameCouldBeAskedFor() {
    scenario.context().dns().failAll(Reason.SERVER_FAILURE);

    assertThatThrownBy(this::discover).isInstanceOf(LookupException.class);
  }
}
