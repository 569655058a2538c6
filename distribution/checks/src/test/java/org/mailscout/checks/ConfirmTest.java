package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.Domain;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.RankedSettings;
import org.mailscout.lab.Lab;

/** What has to be confirmed, of whole discoveries by all our modules: DESIGN, "Rank and trust". */
final class ConfirmTest {

  private static Lab lab;
  private static Mailscout mailscout;

  @BeforeAll
  static void open() throws Exception {
    Lab.Builder world = Lab.builder();
    new ConfirmWorld(world).all();
    lab = world.start();
    mailscout = InLab.open(lab);
    mailscout.discover("jane@self.example");
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
        "gmail.com | imap imap.gmail.com:993 tls submission smtp.gmail.com:465 tls",
        "google-hosted.example | imap imap.gmail.com:993 tls submission smtp.gmail.com:465 tls",
        "outlook.com | imap outlook.office365.com:993 tls"
            + " submission smtp-mail.outlook.com:587 starttls",
        "m365.example | imap outlook.office365.com:993 tls"
            + " submission smtp.office365.com:587 starttls",
        "fast-srv.example | jmap https://api.fastmail.com/.well-known/jmap",
        "fast-srv.example | imap imap.fastmail.com:993 tls submission smtp.fastmail.com:465 tls",
        "fast.example | jmap https://api.fastmail.com/.well-known/jmap",
        "fast.example | imap imap.fastmail.com:993 tls submission smtp.fastmail.com:465 tls",
        "self.example | jmap https://mail.self.example/.well-known/jmap",
        "self.example | imap imap.self.example:993 tls submission smtp.self.example:465 tls",
        "guessed.example | imap mail.guessed.example:993 tls"
            + " submission mail.guessed.example:465 tls",
      })
  void nothingHasToBeConfirmedOf(String domain, String services) throws Exception {
    RankedSettings found =
        mailscout.discover("jane@" + domain).settings().stream()
            .filter(s -> InLab.line(s).contains(" " + services + " ["))
            .findFirst()
            .orElseThrow(() -> new AssertionError(lines(domain)));

    assertThat(found.confirmation().because()).isEmpty();
    assertThat(found.confirmation().domains()).isEmpty();
    assertThat(found.confirmation().needed()).isFalse();
  }

  private static List<String> lines(String domain) {
    try {
      return mailscout.discover("jane@" + domain).settings().stream().map(InLab::line).toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "led.example | lead | [unsigned-dns, other-domain] | hoster.example",
        "outsourced.example | unsigned | [unsigned-dns, other-domain] | hoster.example",
        "sent-on.example | unsigned | [other-domain, redirected] | hoster.example",
        "mx-guess.example | guess | [other-domain] | isp.example",
        "broken.example | listed | [stronger-source-failed] | hoster.example",
        "odd.example | own | [odd-port] | odd.example",
        "private.example | own | [private-address] | private.example",
        "for-others.example | own | [other-domain] | for-others.example",
      })
  void isToBeConfirmedWithItsReasons(String domain, String trust, String because, String look)
      throws Exception {
    RankedSettings first = mailscout.discover("jane@" + domain).settings().get(0);

    assertThat(InLab.line(first)).startsWith(trust + " ").endsWith(" " + because);
    assertThat(first.confirmation().needed()).isTrue();
    assertThat(first.confirmation().domains()).containsExactly(Domain.of(look));
  }

  @Test
  void anIssuerThatNothingTiesToTheServersIsToBeConfirmed() throws Exception {
    RankedSettings first = mailscout.discover("jane@strange-issuer.example").settings().get(0);

    assertThat(InLab.line(first))
        .isEqualTo("own jmap https://strange-issuer.example/.well-known/jmap [issuer-elsewhere]");
    assertThat(first.confirmation().domains())
        .containsExactly(Domain.of("id-elsewhere.example"), Domain.of("strange-issuer.example"));
  }

  @Test
  void cleartextIsLastAndToBeConfirmed() throws Exception {
    DiscoveryResult result =
        mailscout.discover(
            mailscout
                .request("jane@clear.example")
                .policy(Policy.DEFAULT.withCleartext(true))
                .verify(false)
                .build());

    RankedSettings last = result.settings().get(result.settings().size() - 1);
    assertThat(InLab.line(last)).contains("imap.clear.example:143 none").endsWith("[cleartext]");
    assertThat(last.confirmation().needed()).isTrue();
    assertThat(lines("clear.example").toString()).doesNotContain("none");
  }
}
