package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Domain;
import org.mailscout.lab.Lab;

final class DiscoveryEndToEndTest {

  private static Lab lab;
  private static Mailscout mailscout;

  @BeforeAll
  static void open() throws Exception {
    lab = Lab.start();
    mailscout = LabEngine.open(lab);
    // The first discovery of a process loads what it needs; these tests are about the others.
    mailscout.discover("jane@pacc.example");
  }

  @AfterAll
  static void close() {
    mailscout.close();
    lab.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "srv | own imap imap.srv.example:993 tls submission smtp.srv.example:465 tls []",
        "pop3 | own pop3 pop.pop3.example:995 tls submission smtp.pop3.example:465 tls []",
        "autoconfig | own imap imap.autoconfig.example:993 tls"
            + " submission smtp.autoconfig.example:465 tls []",
        "wellknown | own imap imap.wellknown.example:993 tls"
            + " submission smtp.wellknown.example:465 tls []",
        "listed | listed imap imap.listed.example:993 tls"
            + " submission smtp.listed.example:465 tls []",
        "mx-hosted | lead imap imap.hoster.example:993 tls"
            + " submission smtp.hoster.example:465 tls [unsigned-dns, other-domain]",
        "pacc | own imap imap.pacc.example:993 tls submission smtp.pacc.example:465 tls []",
        "disagree | own imap imap.disagree.example:993 tls"
            + " submission smtp.disagree.example:465 tls []",
        "google-hosted | listed imap imap.gmail.com:993 tls submission smtp.gmail.com:465 tls []",
        "m365 | listed imap outlook.office365.com:993 tls"
            + " submission smtp.office365.com:587 starttls []",
        "guess | guess imap mail.guess.example:993 tls submission mail.guess.example:465 tls []",
        "jmap | own jmap https://api.jmap.example/.well-known/jmap []",
      })
  void findsAndProvesFirstWhatTheDomainPublishes(String label, String expected) throws Exception {
    DiscoveryResult result = mailscout.discover("jane@" + label + ".example");

    assertThat(result.outcome()).isEqualTo(Outcome.FOUND);
    assertThat(result.faults()).isEmpty();
    RankedSettings first = result.settings().get(0);
    assertThat(LabEngine.line(first)).isEqualTo(expected);
    assertThat(first.verification()).isEqualTo(Verification.PROVED);
    assertThat(first.confirmation().needed()).isEqualTo(!expected.endsWith("[]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing.example", "parked.example", "unknown.example"})
  void saysThatNothingIsThere(String domain) throws Exception {
    DiscoveryResult result = mailscout.discover("jane@" + domain);

    assertThat(result.settings()).isEmpty();
    assertThat(result.outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(result.found()).isEmpty();
  }

  @Test
  void showsBothWhereSourcesDisagreeEachWithItsEvidence() throws Exception {
    DiscoveryResult result = mailscout.discover("jane@disagree.example");

    List<RankedSettings> both = result.settings();
    assertThat(both).hasSize(2);
    assertThat(both.get(0).evidence())
        .extracting(e -> e.strategy().id())
        .containsExactly("autoconfig");
    assertThat(LabEngine.line(both.get(1)))
        .isEqualTo(
            "unsigned imap old.outsourced.example:993 tls"
                + " submission old.outsourced.example:465 tls [unsigned-dns, other-domain]");
    assertThat(both.get(1).evidence())
        .extracting(Evidence::source)
        .containsExactlyInAnyOrder(
            "_imaps._tcp.disagree.example SRV", "_submissions._tcp.disagree.example SRV");
  }

  @Test
  void offersImapBesideJmap() throws Exception {
    DiscoveryResult result = mailscout.discover("jane@jmap.example");

    assertThat(result.settings().stream().skip(1).map(LabEngine::line).toList())
        .containsExactly(
            "own imap imap.jmap.example:993 tls submission smtp.jmap.example:465 tls []");
  }

  @Test
  void confirmingTheDomainsClearsTheNeedAndKeepsTheReasons() throws Exception {
    DiscoveryRequest request =
        mailscout
            .request("jane@mx-hosted.example")
            .confirm(Set.of(Domain.of("hoster.example")))
            .build();

    RankedSettings first = mailscout.discover(request).settings().get(0);

    assertThat(first.confirmation().needed()).isFalse();
    assertThat(first.confirmation().because()).isNotEmpty();
    assertThat(first.confirmation().domains()).containsExactly(Domain.of("hoster.example"));
  }

  @Test
  void leavesUserNamesAsPatternsWhereOnlyADomainIsAsked() throws Exception {
    DiscoveryResult result = mailscout.discover("srv.example");

    assertThat(result.address()).isEmpty();
    assertThat(LabEngine.line(result.settings().get(0))).startsWith("own imap imap.srv.example");
  }

  /** A guess that is cut off as the place becomes final is proved anew, and nobody waits for it. */
  @RepeatedTest(10)
  void provesWhatGuessingWasCutOffFrom() throws Exception {
    DiscoveryResult result = mailscout.discover("jane@wellknown.example");

    assertThat(result.settings().get(0).verification()).isEqualTo(Verification.PROVED);
    assertThat(result.elapsed()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void asksForNoNameOfAnotherDomainButThoseThatItsAnswersLeadTo() throws Exception {
    mailscout.discover("jane@srv.example");

    Set<String> foreign =
        lab.questions().stream()
            .map(q -> q.name())
            .filter(name -> !name.endsWith(".example") && !name.endsWith("srv.example"))
            .collect(Collectors.toSet());
    assertThat(foreign)
        .isSubsetOf(
            "v1.ispdb.net",
            "imap.gmail.com",
            "smtp.gmail.com",
            "pop.gmail.com",
            "outlook.office365.com",
            "smtp.office365.com");
  }
}
