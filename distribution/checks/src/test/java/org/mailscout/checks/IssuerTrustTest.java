package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.Outcome;
import org.mailscout.engine.RankedSettings;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabAddress;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.openid.LabOpenId;

/** Rows A70, A79 and A82 of the attacks: which issuer a discovery believes, asks and shows. */
final class IssuerTrustTest {

  private static final String CONFIG = "/mail/config-v1.1.xml";

  /** A file of a domain whose servers are at another, and sign in at an issuer. */
  private static LabResponse file(String domain, String mail, String issuer) {
    return LabResponse.xml(
        """
        <clientConfig version="1.1"><emailProvider id="%1$s"><domain>%1$s</domain>
        <incomingServer type="imap"><hostname>%2$s</hostname><port>993</port>
        <socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>
        <authentication>OAuth2</authentication></incomingServer>
        </emailProvider><oAuth2><issuer>%3$s</issuer><scope>mail</scope>
        <authURL>https://%3$s/authorize</authURL><tokenURL>https://%3$s/token</tokenURL>
        </oAuth2></clientConfig>
        """
            .formatted(domain, mail, issuer));
  }

  private static Lab.Builder pairs() {
    Lab.Builder world = Lab.builder();
    for (String host : List.of("imap.hoster.example", "imap.gmail.com")) {
      world.serve(host, LabMail.imap().withMechanisms("OAUTHBEARER"));
    }
    String google = "accounts.google.com";
    String stranger = "id.stranger.example";
    return world
        .document("autoconfig.a.example", CONFIG, file("a.example", "imap.hoster.example", google))
        .document("autoconfig.b.example", CONFIG, file("b.example", "imap.gmail.com", stranger))
        .document("autoconfig.c.example", CONFIG, file("c.example", "imap.gmail.com", google))
        .document(
            "autoconfig.d.example", CONFIG, file("d.example", "imap.hoster.example", stranger))
        .document("id.stranger.example", "/none", LabResponse.status(404))
        .record("e.example", "MX", "10 mx.lead.example.")
        .document(
            "autoconfig.lead.example", CONFIG, file("lead.example", "imap.hoster.example", google))
        .record("f.example", "MX", "10 mx.led.example.")
        .document(
            "autoconfig.led.example", CONFIG, file("led.example", "imap.hoster.example", stranger))
        .record("g.example", "MX", "10 mx.gled.example.")
        .document(
            "autoconfig.gled.example", CONFIG, file("gled.example", "imap.gmail.com", stranger));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // The domain's own document names both, and says so itself.
        "a.example | https://accounts.google.com | []",
        "d.example | https://id.stranger.example | []",
        // The table knows whose Google's hosts are, whatever a document says.
        "b.example | https://accounts.google.com | []",
        "c.example | https://accounts.google.com | []",
        // A hoster's word makes nobody's issuer its own.
        "e.example | https://accounts.google.com | [google.com, hoster.example]",
        "f.example | https://id.stranger.example | [hoster.example, stranger.example]",
        "g.example | https://accounts.google.com | [gmail.com]",
      })
  void anIssuerAndAMailHostAreAPairWhereSomethingStrongSaysSo(
      String domain, String issuer, String look) throws Exception {
    try (Lab lab = pairs().start();
        Mailscout mailscout = InLab.open(lab)) {
      RankedSettings first = mailscout.discover("jane@" + domain).settings().get(0);

      assertThat(first.offers()).extracting(o -> o.issuer().orElse("")).containsExactly(issuer);
      assertThat(first.confirmation().domains().toString()).isEqualTo(look);
      boolean elsewhere = look.contains("google") || look.contains("stranger");
      assertThat(first.confirmation().because().toString().contains("issuer-elsewhere"))
          .isEqualTo(elsewhere);
    }
  }

  @Test
  void aDiscoveryPostsNothingAndRegistersNobody() throws Exception {
    try (Lab lab = Lab.start();
        Mailscout mailscout = InLab.open(lab)) {
      LabOpenId issuer = LabOpenId.of(lab, "https://id.jmap.example");
      int clients = issuer.clients();

      int offers = 0;
      for (LabAddress address : lab.addresses()) {
        for (RankedSettings ranked : mailscout.discover(address.address()).settings()) {
          offers += ranked.offers().size();
        }
      }

      assertThat(offers).isPositive();
      assertThat(issuer.clients()).isEqualTo(clients);
      assertThat(lab.received())
          .noneMatch(r -> r.received().matches("(?s)(.*\\n)?(POST|PUT|PATCH|DELETE) .*"));
    }
  }

  @Test
  void anIssuerThatIsCutOffIsShownAndNoPasswordTakesItsPlace(@TempDir Path folder)
      throws Exception {
    try (Lab lab =
            Lab.builder()
                .serve("imap.own.example", LabMail.imap().withMechanisms("OAUTHBEARER"))
                .document(
                    "autoconfig.own.example", CONFIG, cutOff("own.example", "imap.own.example"))
                .host("id.own.example")
                .start();
        Mailscout mailscout = InLab.open(lab)) {
      DiscoveryResult result = mailscout.discover("jane@own.example");

      assertThat(result.outcome()).isEqualTo(Outcome.FOUND);
      AuthOffer offer = result.settings().get(0).offers().get(0);
      assertThat(offer.issuer()).contains("https://id.own.example");
      assertThat(offer.notes().toString()).contains("Its issuer could not be asked");
      lab.writeTo(folder.resolve("lab"));
      String[] signIn = {
        "sign-in",
        "--lab=" + folder.resolve("lab"),
        "--vault=" + folder.resolve("vault"),
        "--no-keychain",
        "jane@own.example"
      };
      Launched run = Launched.run(Built.FULL, Jdks.own(), signIn).endedWith(3);
      assertThat(run.err())
          .contains("https://id.own.example could not be asked how to sign in: try again later")
          .doesNotContain("assword");
    }
  }

  private static LabResponse cutOff(String domain, String mail) {
    return LabResponse.xml(
        """
        <clientConfig version="1.1"><emailProvider id="%1$s"><domain>%1$s</domain>
        <incomingServer type="imap"><hostname>%2$s</hostname><port>993</port>
        <socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>
        <authentication>OAuth2</authentication></incomingServer>
        </emailProvider><oAuth2><issuer>id.%1$s</issuer></oAuth2></clientConfig>
        """
            .formatted(domain, mail));
  }
}
