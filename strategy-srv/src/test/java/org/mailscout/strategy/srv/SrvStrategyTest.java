package org.mailscout.strategy.srv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.SrvRecord;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.RecordingFindings.Found;
import org.mailscout.testkit.Scenario;

final class SrvStrategyTest {

  private static final Domain DOMAIN = Domain.of("example.com");

  private Scenario scenario = Scenario.of("example.com");

  @Test
  void joinsTheMailboxWithItsSubmission() throws Exception {
    srv("_imaps", 993, "in.example.com");
    srv("_submissions", 465, "out.example.com");

    assertThat(services())
        .containsExactly("[imap at in.example.com:993 tls, submission at out.example.com:465 tls]");
  }

  @Test
  void restsOnTheAnswersUsedAlone() throws Exception {
    srv("_imaps", 993, "in.example.com");
    srv("_pop3s", 995, "in.example.com");
    srv("_submissions", 465, "out.example.com");

    assertThat(last().values().iterator().next().restsOn())
        .extracting(Provenance::source)
        .containsExactly("_imaps._tcp.example.com SRV", "_submissions._tcp.example.com SRV");
  }

  @Test
  void ordersTargetsByPriorityThenWeight() throws Exception {
    records(
        "_imaps",
        SrvRecord.of(10, 9, 993, Host.of("c.example.com")),
        SrvRecord.of(0, 1, 993, Host.of("b.example.com")),
        SrvRecord.of(0, 5, 993, Host.of("a.example.com")));

    assertThat(last().values())
        .extracting(found -> found.settings().services().get(0).endpoint().host().name())
        .containsExactly("a.example.com", "b.example.com", "c.example.com");
    assertThat(last().values())
        .extracting(found -> found.settings().order())
        .containsExactly(0, 1, 2);
  }

  @Test
  void reportsNothingWhereTheTargetIsRoot() throws Exception {
    records("_imaps", SrvRecord.absent());
    records("_imap", SrvRecord.absent());

    assertThat(services()).isEmpty();
  }

  @Test
  void takesPopWhereImapIsNotOfferedAndTlsOnItsPort() throws Exception {
    records("_imaps", SrvRecord.absent());
    srv("_pop3s", 995, "pop.example.com");
    srv("_submission", 465, "out.example.com");

    assertThat(services())
        .containsExactly(
            "[pop3 at pop.example.com:995 tls, submission at out.example.com:465 tls]");
  }

  @Test
  void prefersTlsToStartTls() throws Exception {
    srv("_imap", 143, "in.example.com");
    srv("_imaps", 993, "in.example.com");
    srv("_submission", 587, "out.example.com");
    srv("_submissions", 465, "out.example.com");

    assertThat(services())
        .containsExactly(
            "[imap at in.example.com:993 tls, submission at out.example.com:465 tls]",
            "[imap at in.example.com:143 starttls, submission at out.example.com:465 tls]");
  }

  @Test
  void reportsAnEndpointOnceThatBothLabelsName() throws Exception {
    srv("_imap", 993, "in.example.com");
    srv("_imaps", 993, "in.example.com");

    assertThat(services()).containsExactly("[imap at in.example.com:993 tls]");
  }

  @Test
  void letsTheSameOperatorsServicesRideAlong() throws Exception {
    srv("_imaps", 993, "in.example.com");
    srv("_caldavs", 443, "dav.example.com");
    text("_caldavs", "path=/dav/cal");
    srv("_carddavs", 8443, "dav.example.com");
    srv("_sieve", 4190, "in.other.net");

    assertThat(services())
        .containsExactly(
            "[imap at in.example.com:993 tls,"
                + " caldav at https://dav.example.com/dav/cal,"
                + " carddav at https://dav.example.com:8443/.well-known/carddav]",
            "[managesieve at in.other.net:4190 starttls]");
  }

  @Test
  void keepsToTheWellKnownPathWhereTheTextHasNone() throws Exception {
    srv("_caldavs", 443, "dav.example.com");
    for (String text : List.of("path=", "path=dav", "path=/{address}", "path=/a b", "v=1")) {
      text("_caldavs", text);

      assertThat(services())
          .as(text)
          .containsExactly("[caldav at https://dav.example.com/.well-known/caldav]");
    }
  }

  @Test
  void endsAlikeWhateverOrderTheAnswersCameIn() throws Exception {
    List<String> forwards = everything();
    scenario = Scenario.of("example.com");
    scenario.context().dns().answerLastFirst();

    assertThat(everything()).containsExactlyInAnyOrderElementsOf(forwards);
  }

  @Test
  void reportsWhatIsKnownThoughAQuestionFails() throws Exception {
    srv("_imaps", 993, "in.example.com");
    scenario.context().dns().fail(question("_submissions"), Reason.TIMEOUT);
    srv("_submission", 587, "out.example.com");

    assertThat(services())
        .containsExactly(
            "[imap at in.example.com:993 tls, submission at out.example.com:587 starttls]");
  }

  @Test
  void throwsTheFirstFailureWhereNothingIsFound() {
    scenario.context().dns().fail(question("_sieve"), Reason.TIMEOUT);
    scenario.context().dns().fail(question("_imap"), Reason.SERVER_FAILURE);

    assertThatThrownBy(this::services)
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SERVER_FAILURE));
  }

  @Test
  void neverExceedsTheFindingsOfAProvider() throws Exception {
    SrvRecord[] many = new SrvRecord[16];
    for (int i = 0; i < many.length; i++) {
      many[i] = SrvRecord.of(i, 0, 4000 + i, Host.of("in.example.com"));
    }
    for (SrvLabel label : SrvLabel.values()) {
      scenario.context().dns().with(label.services(DOMAIN), DnsRecords.ofServices(List.of(many)));
    }

    assertThat(scenario.discover(new SrvStrategy()).found())
        .hasSizeLessThanOrEqualTo(scenario.context().limits().findings());
  }

  @Test
  void asksAllInOneRound() throws Exception {
    services();

    assertThat(scenario.context().dns().asked()).hasSize(11).doesNotHaveDuplicates();
  }

  private List<String> everything() throws LookupException, InterruptedException {
    for (String label : List.of("_imaps", "_pop3s", "_submissions", "_caldavs", "_carddavs")) {
      srv(label, 443, "mail.example.com");
    }
    srv("_imap", 143, "mail.example.com");
    srv("_pop3", 995, "mail.example.com");
    srv("_submission", 587, "mail.example.com");
    srv("_sieve", 4190, "mail.example.com");
    return services();
  }

  private void srv(String label, int port, String host) {
    records(label, SrvRecord.of(0, 1, port, Host.of(host)));
  }

  private void records(String label, SrvRecord... records) {
    scenario.context().dns().with(question(label), DnsRecords.ofServices(List.of(records)));
  }

  private void text(String label, String text) {
    scenario
        .context()
        .dns()
        .with(DnsQuestion.txt(label + "._tcp", DOMAIN), DnsRecords.ofTexts(List.of(text)));
  }

  private static DnsQuestion question(String label) {
    return DnsQuestion.srv(label + "._tcp", DOMAIN);
  }

  private List<String> services() throws LookupException, InterruptedException {
    return last().values().stream().map(found -> found.settings().toString()).toList();
  }

  /** Returns what stands in the end, by its first service: later reports replace earlier ones. */
  private Map<Service, Found> last() throws LookupException, InterruptedException {
    RecordingFindings findings = scenario.discover(new SrvStrategy());
    Map<Service, Found> last = new LinkedHashMap<>();
    findings.found().forEach(found -> last.put(found.settings().services().get(0), found));
    return last;
  }
}
