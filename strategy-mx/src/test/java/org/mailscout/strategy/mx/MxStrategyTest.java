package org.mailscout.strategy.mx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Target;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Provider.Kind;
import org.mailscout.testkit.FakeProviders;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

final class MxStrategyTest {

  private static final DnsQuestion QUESTION = DnsQuestion.mx(Domain.of("firm.example"));

  private final Scenario scenario = Scenario.of("firm.example");

  private void publish(MxRecord... records) {
    scenario.context().dns().with(QUESTION, DnsRecords.ofExchanges(List.of(records)));
  }

  private static MxRecord mx(int preference, String exchange) {
    return new MxRecord(preference, Optional.of(Host.of(exchange)));
  }

  private static MxRecord nullMx() {
    return new MxRecord(0, Optional.empty());
  }

  private void row(Kind kind, boolean conclusive, Settings... settings) {
    scenario
        .context()
        .providers()
        .with(
            Domain.of("big-hoster.net"),
            new FakeProviders.Row(
                "big",
                "Big",
                kind,
                conclusive,
                Arrays.asList(settings),
                List.of(Note.of("Hint."))));
  }

  private static Settings imap(String host) {
    return Settings.of(
        Service.of(Protocol.IMAP, Endpoint.of(Host.of(host), Port.of(993), Security.TLS)));
  }

  private RecordingFindings discover() throws LookupException, InterruptedException {
    return scenario.discover(new MxStrategy());
  }

  private static List<Target> targets(RecordingFindings findings) {
    return findings.leads().stream().map(RecordingFindings.Lead::to).toList();
  }

  @Test
  void reportsTheSettingsOfAWellKnownProviderAndNoLead() throws Exception {
    publish(mx(10, "in1.big-hoster.net"));
    row(Kind.MAILBOX, true, imap("imap.big-hoster.net"), imap("imap2.big-hoster.net"));

    RecordingFindings findings = discover();

    assertThat(findings.settings())
        .extracting(s -> s.mailbox().orElseThrow().endpoint().host().name())
        .containsExactly("imap.big-hoster.net", "imap2.big-hoster.net");
    assertThat(findings.settings().get(0).notes()).containsExactly(Note.of("Hint."));
    assertThat(findings.found().get(0).restsOn())
        .extracting(Provenance::source)
        .containsExactly("firm.example MX", "provider big");
    assertThat(findings.leads()).isEmpty();
    assertThat(findings.notes()).isEmpty();
  }

  @Test
  void leadsToTheFullAndThenTheBaseDomainOfTheMostPreferredExchange() throws Exception {
    publish(mx(20, "backup.elsewhere.net"), mx(10, "mx1.eu.big-hoster.co.uk"));

    RecordingFindings findings = discover();

    assertThat(targets(findings))
        .containsExactly(Domain.of("eu.big-hoster.co.uk"), Domain.of("big-hoster.co.uk"));
    assertThat(findings.leads().get(0).restsOn())
        .extracting(Provenance::source)
        .containsExactly("firm.example MX");
    assertThat(findings.settings()).isEmpty();
  }

  @Test
  void leadsToTheBaseDomainAloneWhereTheExchangeLiesRightBelowIt() throws Exception {
    publish(mx(10, "mx.big-hoster.com"));

    assertThat(targets(discover())).containsExactly(Domain.of("big-hoster.com"));
  }

  @Test
  void neverLeadsToAPublicSuffix() throws Exception {
    publish(mx(10, "provider.co.uk"));

    assertThat(targets(discover())).containsExactly(Domain.of("provider.co.uk"));
  }

  @Test
  void leadsNowhereWhereTheExchangeIsAPublicSuffix() throws Exception {
    publish(mx(10, "co.uk"));

    assertThat(discover().isEmpty()).isTrue();
  }

  @Test
  void doesNotLeadToTheDomainItself() throws Exception {
    publish(mx(10, "mx.firm.example"));

    assertThat(discover().isEmpty()).isTrue();
  }

  @Test
  void leadsToTheOrganisationOfASubdomainThatItsExchangeNames() throws Exception {
    Scenario below = Scenario.of("cs.uni.example");
    below
        .context()
        .dns()
        .with(
            DnsQuestion.mx(Domain.of("cs.uni.example")),
            DnsRecords.ofExchanges(List.of(mx(5, "mx.uni.example"))));

    assertThat(targets(below.discover(new MxStrategy()))).containsExactly(Domain.of("uni.example"));
  }

  @Test
  void leadsOnWhereTheRowIsNotConclusive() throws Exception {
    publish(mx(10, "in1.big-hoster.net"));
    row(Kind.MAILBOX, false, imap("imap.big-hoster.net"));

    RecordingFindings findings = discover();

    assertThat(findings.settings()).hasSize(1);
    assertThat(targets(findings)).containsExactly(Domain.of("big-hoster.net"));
  }

  @Test
  void leadsNowhereBelowAGateway() throws Exception {
    publish(mx(10, "mx0a.big-hoster.net"));
    row(Kind.GATEWAY, false);

    RecordingFindings findings = discover();

    assertThat(findings.leads()).isEmpty();
    assertThat(findings.settings()).isEmpty();
  }

  @Test
  void leadsNowhereBelowAForwarderButPassesItsHintOn() throws Exception {
    publish(mx(10, "mx0a.big-hoster.net"));
    row(Kind.FORWARDER, false);

    RecordingFindings findings = discover();

    assertThat(findings.leads()).isEmpty();
    assertThat(findings.notes()).containsExactly(Note.of("Hint."));
  }

  @Test
  void saysThatThereIsNoRemoteAccess() throws Exception {
    publish(mx(10, "mail.big-hoster.net"));
    row(Kind.NO_REMOTE_ACCESS, true);

    RecordingFindings findings = discover();

    assertThat(findings.notes()).containsExactly(Note.of("Hint."));
    assertThat(findings.settings()).isEmpty();
    assertThat(findings.leads()).isEmpty();
  }

  @Test
  void findsTheRowAmongExchangesOfEqualPreferenceWhateverTheirOrder() throws Exception {
    publish(mx(10, "a.elsewhere.net"), mx(10, "in1.big-hoster.net"));
    row(Kind.MAILBOX, true, imap("imap.big-hoster.net"));

    assertThat(discover().settings()).hasSize(1);
  }

  @Test
  void ignoresTheRowOfAnExchangeThatIsOnlyABackup() throws Exception {
    publish(mx(10, "mx.firm.example"), mx(20, "in1.big-hoster.net"));
    row(Kind.MAILBOX, true, imap("imap.big-hoster.net"));

    assertThat(discover().isEmpty()).isTrue();
  }

  @Test
  void saysThatADomainWithANullMxTakesNoMail() throws Exception {
    publish(nullMx());

    RecordingFindings findings = discover();

    assertThat(findings.notes())
        .singleElement()
        .satisfies(n -> assertThat(n.text()).contains("no mail"));
    assertThat(findings.leads()).isEmpty();
  }

  @Test
  void leavesOutANullMxThatStandsBesideOthers() throws Exception {
    publish(nullMx(), mx(10, "mx.big-hoster.com"));

    RecordingFindings findings = discover();

    assertThat(findings.notes()).isEmpty();
    assertThat(targets(findings)).containsExactly(Domain.of("big-hoster.com"));
  }

  @Test
  void reportsNothingWhereThereIsNoExchange() throws Exception {
    scenario.context().dns().with(QUESTION, DnsRecords.noData());

    assertThat(discover().isEmpty()).isTrue();
  }

  @Test
  void failsWhereTheExchangesCouldNotBeAsked() {
    scenario.context().dns().fail(QUESTION, Reason.TIMEOUT);

    assertThatThrownBy(this::discover)
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
  }
}
