package org.mailscout.auth.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.testkit.Scenario;

final class MicrosoftOfferTest {

  private final Scenario scenario = Scenario.of("firm.example");

  private Optional<AuthOffer> offer(Settings settings) {
    DiscoveryContext context = scenario.context();
    return new MicrosoftAuthMethod().offer(Candidate.of(settings, TrustClass.LISTED), context);
  }

  private static Settings mail(String imap, String smtp) {
    return Settings.of(
        Service.of(Protocol.IMAP, Endpoint.of(Host.of(imap), Port.of(993), Security.TLS)),
        Service.of(
            Protocol.SUBMISSION, Endpoint.of(Host.of(smtp), Port.of(587), Security.STARTTLS)));
  }

  @Test
  void asksForGraphAlone() {
    AuthOffer offer = offer(MicrosoftSettings.of(Clouds.global()).get(0)).orElseThrow();

    assertThat(offer.issuer()).contains("https://login.microsoftonline.com/common/v2.0");
    assertThat(offer.registration()).isEqualTo(AuthOffer.Registration.CONFIGURED);
    assertThat(offer.scopes())
        .containsExactly(
            "openid",
            "email",
            "offline_access",
            "https://graph.microsoft.com/Mail.ReadWrite",
            "https://graph.microsoft.com/Mail.Send",
            "https://graph.microsoft.com/User.Read");
    assertThat(offer.notes().get(0).text())
        .contains("http://localhost", "Mail.ReadWrite, Mail.Send, User.Read", "personal");
  }

  @Test
  void asksForImapAndSubmissionAlone() {
    AuthOffer offer = offer(mail("outlook.office365.com", "smtp.office365.com")).orElseThrow();

    assertThat(offer.scopes())
        .containsExactly(
            "openid",
            "email",
            "offline_access",
            "https://outlook.office.com/IMAP.AccessAsUser.All",
            "https://outlook.office.com/SMTP.Send");
  }

  @Test
  void signsPersonalAccountsInWithTheConsumers() {
    assertThat(offer(mail("outlook.office365.com", "smtp-mail.outlook.com")).orElseThrow().issuer())
        .contains("https://login.microsoftonline.com/consumers/v2.0");
  }

  @Test
  void signsThemInWithTheConsumersAtGraphToo() throws Exception {
    World world = new World("outlook.com").mx("outlook-com.olc.protection.outlook.com");

    assertThat(World.lastOf(world.discover()))
        .hasSize(2)
        .allSatisfy(
            settings ->
                assertThat(offer(settings).orElseThrow().issuer())
                    .contains("https://login.microsoftonline.com/consumers/v2.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "us-l4, https://login.microsoftonline.us/organizations/v2.0, https://graph.microsoft.us/,"
        + " https://outlook.office365.us/",
    "us-l5, https://login.microsoftonline.us/organizations/v2.0, https://dod-graph.microsoft.us/,"
        + " https://webmail.apps.mil/",
    "china, https://login.partner.microsoftonline.cn/organizations/v2.0,"
        + " https://microsoftgraph.chinacloudapi.cn/, https://partner.outlook.cn/"
  })
  void signsInAtTheSettingsOwnCloud(String cloud, String issuer, String graph, String outlook) {
    List<Settings> settings = MicrosoftSettings.of(Clouds.byId(cloud).orElseThrow());

    AuthOffer first = offer(settings.get(0)).orElseThrow();
    AuthOffer second = offer(settings.get(1)).orElseThrow();

    assertThat(first.issuer()).contains(issuer);
    assertThat(second.issuer()).contains(issuer);
    assertThat(first.scopes()).contains(graph + "Mail.Send");
    assertThat(second.scopes()).contains(outlook + "IMAP.AccessAsUser.All");
  }

  @Test
  void asksNobody() {
    offer(MicrosoftSettings.of(Clouds.global()).get(0));

    assertThat(scenario.context().http().asked()).isEmpty();
    assertThat(scenario.context().dns().asked()).isEmpty();
  }

  @Test
  void offersNothingForHostsThatOnlyLookLikeMicrosofts() {
    assertThat(offer(mail("outlook.office365.com.evil.example", "smtp.office365.com"))).isEmpty();
    assertThat(offer(mail("imap.firm.example", "smtp.office365.com"))).isEmpty();
  }
}
