package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailscout.api.discovery.Policy;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabCertificate;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabSite;

/** Web hosts and portals that answer for every name and path. */
final class ParkedDomainTest {

  private static final LabSite FOR_SALE =
      request -> LabResponse.html("<html><body>This domain is for sale</body></html>");
  private static final String HOSTER =
      "lead imap imap.hoster.example:993 tls submission smtp.hoster.example:465 tls"
          + " [unsigned-dns, other-domain]";

  private static Lab lab;
  private static Mailscout mailscout;

  @BeforeAll
  static void open() throws Exception {
    Lab.Builder world = Lab.builder();
    world
        .serve("imap.hoster.example", LabMail.imap())
        .serve("smtp.hoster.example", LabMail.submission())
        .host("mx1.hoster.example")
        .document("v1.ispdb.net", "/hoster.example", LabResponse.xml(file("hoster.example")));
    parked(world, "parked-mx.example", FOR_SALE);
    world.record("parked-mx.example", "MX", "10 mx1.hoster.example.");
    parked(world, "parked-tls.example", FOR_SALE);
    world
        .record("parked-tls.example", "MX", "10 mx1.hoster.example.")
        .certificate("autoconfig.parked-tls.example", LabCertificate.OTHER_NAME)
        .certificate("ua-auto-config.parked-tls.example", LabCertificate.SELF_SIGNED);
    parked(world, "automatic.example", request -> automatic(request.path()));
    world
        .record("automatic.example", "MX", "0 automatic-example.mail.protection.outlook.com.")
        .host("automatic-example.mail.protection.outlook.com")
        .serve("outlook.office365.com", LabMail.imap())
        .serve("smtp.office365.com", LabMail.submissionStartTls());
    lab = world.start();
    mailscout = LabEngine.open(lab);
    mailscout.discover("nothing.example");
  }

  @AfterAll
  static void close() {
    mailscout.close();
    lab.close();
  }

  private static void parked(Lab.Builder world, String domain, LabSite site) {
    world.host(domain).alias("*." + domain, domain).site(domain, "*", site);
  }

  private static String file(String domain) {
    return ConfigFile.of(domain, "imap." + domain, "smtp." + domain);
  }

  /** What a web host serves by itself for every domain that it hosts. */
  private static LabResponse automatic(String path) {
    return path.endsWith(ConfigFile.PATH)
        ? LabResponse.xml(
            ConfigFile.of("automatic.example", "mail.webhost.example", "mail.webhost.example"))
        : LabResponse.html("<html><body>Coming soon</body></html>");
  }

  @Test
  void aPageForEveryNameAndPathHidesNothing() throws Exception {
    DiscoveryResult result = mailscout.discover("jane@parked-mx.example");

    assertThat(result.settings()).extracting(LabEngine::line).containsExactly(HOSTER);
    assertThat(result.settings().get(0).verification()).isEqualTo(Verification.PROVED);
  }

  @Test
  void aNameThatOnlyAWildcardHoldsIsNoSourceThatFailed() throws Exception {
    DiscoveryResult result = mailscout.discover("jane@parked-tls.example");

    assertThat(result.settings()).extracting(LabEngine::line).containsExactly(HOSTER);
    assertThat(result.attempts()).extracting(Attempt::outcome).contains("tls");
  }

  @Test
  void theMailboxProvidersRowGoesBeforeTheWebHostsAutomaticFile() throws Exception {
    DiscoveryResult result = mailscout.discover("jane@automatic.example");

    List<RankedSettings> both = result.settings();
    assertThat(LabEngine.line(both.get(0)))
        .isEqualTo(
            "listed imap outlook.office365.com:993 tls"
                + " submission smtp.office365.com:587 starttls []");
    assertThat(both.get(0).evidence())
        .extracting(Evidence::source)
        .contains("automatic.example MX", "provider table: microsoft (2026-10-01)");
    assertThat(both.stream().skip(1).map(r -> r.settings().mailbox().orElseThrow()))
        .allSatisfy(s -> assertThat(s.endpoint().host().name()).isEqualTo("mail.webhost.example"));
  }

  /** All names are the portal's, whose certificate is of none of them. */
  @Test
  void saysThatNothingCouldBeAskedBehindAPortal() throws Exception {
    try (Lab portal = portal().start();
        Mailscout behind = LabEngine.open(portal)) {
      DiscoveryResult result = behind.discover("jane@firm.example");

      assertThat(result.settings()).isEmpty();
      assertThat(result.outcome()).isEqualTo(Outcome.INCOMPLETE);
    }
  }

  /** Where http is asked too, the portal sends it to its page to sign in. */
  @Test
  void takesNoPageThatAPortalSendsItTo() throws Exception {
    Lab.Builder world = portal().serve("portal.lan.example", new Redirecting());
    try (Lab portal = world.start();
        Mailscout behind = LabEngine.open(portal)) {
      DiscoveryRequest request =
          behind.request("jane@firm.example").policy(Policy.DEFAULT.withHttp(true)).build();

      DiscoveryResult result = behind.discover(request);

      assertThat(result.settings()).isEmpty();
      assertThat(result.outcome()).isEqualTo(Outcome.INCOMPLETE);
      assertThat(portal.received().toString())
          .contains("GET /mail/config-v1.1.xml HTTP/1.1", "GET /login HTTP/1.1")
          .doesNotContain("jane");
    }
  }

  private static Lab.Builder portal() {
    Lab.Builder world =
        Lab.builder()
            .host("portal.lan.example")
            .alias("*", "portal.lan.example")
            .alias("*.example", "portal.lan.example")
            .site("portal.lan.example", "*", request -> LabResponse.redirect("/login"));
    for (String name :
        List.of(
            "v1.ispdb.net",
            "firm.example",
            "autoconfig.firm.example",
            "ua-auto-config.firm.example")) {
      world.certificate(name, LabCertificate.OTHER_NAME);
    }
    return world;
  }
}
