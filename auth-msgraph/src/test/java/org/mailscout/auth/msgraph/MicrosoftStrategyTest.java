package org.mailscout.auth.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Protocol;
import org.mailscout.api.Url;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Provenance;
import org.mailscout.testkit.RecordingFindings;

final class MicrosoftStrategyTest {

  private static final String SPF = "v=spf1 include:spf.protection.outlook.com -all";
  private static final List<String> BUSINESS =
      List.of(
          "https://graph.microsoft.com/v1.0/",
          "outlook.office365.com:993 tls smtp.office365.com:587 starttls");

  private final World world = new World("firm.example");

  @Test
  void findsGraphAndThenImapWhereTheMxIsMicrosofts() throws Exception {
    world.mx("firm-example.mail.protection.outlook.com");

    RecordingFindings findings = world.discover();

    assertThat(findings.settings()).extracting(s -> s.order()).containsExactly(0, 1);
    assertThat(findings.settings().get(0).services().get(0).protocol()).isEqualTo(Protocol.MSGRAPH);
    assertThat(findings.found())
        .allSatisfy(
            found ->
                assertThat(found.restsOn())
                    .extracting(Provenance::source)
                    .containsExactly("firm.example MX", "provider microsoft"));
    assertThat(world.found()).isEqualTo(BUSINESS);
  }

  @Test
  void waitsForNothingElseWhereTheMxIsMicrosofts() throws Exception {
    world.mx("firm-example.mail.protection.outlook.com");
    world.scenario().context().dns().hang(world.texts());
    world.scenario().context().dns().hang(world.autodiscover());

    assertThat(world.found()).isEqualTo(BUSINESS);
    assertThat(world.scenario().context().http().asked()).isEmpty();
  }

  @Test
  void knowsTheExchangesThatDnssecSigns() throws Exception {
    assertThat(world.mx("firm-example.p-v1.mx.microsoft").found()).isEqualTo(BUSINESS);
  }

  @Test
  void takesTheConsumersHostsFromTheirRow() throws Exception {
    assertThat(world.mx("outlook-com.olc.protection.outlook.com").found())
        .containsExactly(
            "https://graph.microsoft.com/v1.0/",
            "outlook.office365.com:993 tls smtp-mail.outlook.com:587 starttls");
  }

  @Test
  void looksBehindAGatewayWhereSpfNamesMicrosoft() throws Exception {
    world.mx("mx1.gateway.net").text("other", SPF).tenant(World.document("global"));

    RecordingFindings findings = world.discover();

    assertThat(world.found()).isEqualTo(BUSINESS);
    assertThat(findings.found().get(0).restsOn())
        .extracting(Provenance::source)
        .containsExactly(world.document().toString());
  }

  @Test
  void looksBehindAForwarderWhereAutodiscoverIsMicrosofts() throws Exception {
    world.mx("mx1.forwarder.net").autodiscover("autodiscover.outlook.com");

    assertThat(world.tenant(World.document("global")).found()).isEqualTo(BUSINESS);
  }

  @Test
  void looksBehindAnExchangeThatNobodyKnows() throws Exception {
    world.mx("mx.firm.example").text(SPF).tenant(World.document("global"));

    assertThat(world.found()).isEqualTo(BUSINESS);
  }

  @Test
  void takesALessPreferredExchangeForASign() throws Exception {
    world.mx("mx1.gateway.net").mx("firm-example.mail.protection.outlook.com");

    assertThat(world.tenant(World.document("global")).found()).isEqualTo(BUSINESS);
  }

  @Test
  void decidesInTheSameWayInWhateverOrderTheAnswersCome() throws Exception {
    world.mx("mx1.gateway.net").text(SPF).tenant(World.document("global"));
    world.scenario().context().dns().answerLastFirst();

    assertThat(world.found()).isEqualTo(BUSINESS);
  }

  @Test
  void waitsForNothingElseOnceASignAndTheTenantAreKnown() throws Exception {
    world.mx("mx1.gateway.net").text(SPF).tenant(World.document("global"));
    world.scenario().context().dns().hang(world.autodiscover());

    assertThat(world.found()).isEqualTo(BUSINESS);
  }

  @Test
  void findsNothingForACustomerOfGoogleWithATenant() throws Exception {
    world.mx("aspmx.l.google.com").text(SPF).autodiscover("autodiscover.outlook.com");
    world.tenant(World.document("global"));
    world.scenario().context().dns().answerLastFirst();

    assertThat(world.found()).isEmpty();
    assertThat(world.scenario().context().http().asked()).isEmpty();
  }

  @Test
  void sendsNothingToMicrosoftWithoutASign() throws Exception {
    world.mx("mx1.gateway.net").text("v=spf1 include:_spf.gateway.net -all", "MS=ms12345678");
    world.autodiscover("autodiscover.hoster.net").tenant(World.document("global"));

    assertThat(world.found()).isEmpty();
    assertThat(world.scenario().context().http().asked()).isEmpty();
  }

  @Test
  void readsNoSignInATextThatIsNoSpf() throws Exception {
    world.mx("mx1.gateway.net").text("include:spf.protection.outlook.com", "v=spf10 " + SPF);

    assertThat(world.tenant(World.document("global")).found()).isEmpty();
  }

  @Test
  void findsNothingForADomainThatTakesNoMail() throws Exception {
    assertThat(world.nullMx().text(SPF).tenant(World.document("global")).found()).isEmpty();
  }

  @Test
  void asksForTheDomainAlone() throws Exception {
    world.mx("mx1.gateway.net").text(SPF).tenant(World.document("global"));

    world.discover();

    assertThat(world.scenario().context().http().asked())
        .extracting(HttpRequest::url)
        .containsExactlyInAnyOrder(world.document(), world.place())
        .noneMatch(Url::holdsAddress);
  }

  @Test
  void saysWhyItDecidedSo() throws Exception {
    world.mx("mx1.gateway.net").text(SPF).tenant(World.document("global"));
    world.pointsTo("https://outlook.office365.com/autodiscover/autodiscover.xml");
    World google = new World("other.example").mx("aspmx.l.google.com").text(SPF);
    World nobody = new World("third.example").mx("mx.third.example");

    assertThat(world.discover().reasons())
        .containsExactly(
            "the MX is of gateway, a gateway, but its SPF record names Microsoft; Microsoft knows"
                + " its organisation, in Microsoft 365; Exchange Online looks for mailboxes with"
                + " itself");
    assertThat(google.discover().reasons())
        .containsExactly("the MX is of google, which holds mailboxes: Microsoft is not asked");
    assertThat(nobody.discover().reasons())
        .containsExactly("nothing in DNS names Microsoft, which is not asked");
  }

  @Test
  void asksNoNameThatAStrangerCanRegisterBelowAPublicSuffix() throws Exception {
    World suffix = new World("co.uk");

    suffix.mx("mx1.gateway.net").discover();

    assertThat(suffix.scenario().context().dns().asked())
        .contains(suffix.texts())
        .doesNotContain(suffix.autodiscover());
  }
}
