package org.mailscout.auth.msgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.testkit.RecordingFindings;

final class MailboxPlaceTest {

  private static final String SPF = "v=spf1 include:spf.protection.outlook.com -all";

  private final World world =
      new World("firm.example").mx("mx1.gateway.net").text(SPF).tenant(World.document("global"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://outlook.office365.com/autodiscover/autodiscover.xml",
        "https://autodiscover-s.outlook.com/autodiscover/autodiscover.xml"
      })
  void asksForNoConfirmationWhereMailboxesAreMicrosofts(String url) throws Exception {
    assertThat(World.lastOf(world.pointsTo(url).discover()))
        .hasSize(2)
        .allSatisfy(settings -> assertThat(settings.doubts()).isEmpty());
    assertThat(World.lastOf(world.redirectsTo(url).discover()))
        .allSatisfy(settings -> assertThat(settings.doubts()).isEmpty());
  }

  @Test
  void doubtsTheSettingsOfAnOrganisationWithServersOfItsOwn() throws Exception {
    world.redirectsTo("https://mail.firm.example/autodiscover/autodiscover.json");

    assertDoubted("servers of its own (mail.firm.example)", "hybrid");
  }

  @Test
  void readsTheSameFromADocument() throws Exception {
    world.pointsTo("https://autodiscover.firm.example/autodiscover/autodiscover.xml");

    assertDoubted("servers of its own (autodiscover.firm.example)", "hybrid");
  }

  @Test
  void namesAStrangerAndAsksHimNothing() throws Exception {
    world.redirectsTo("https://autodiscover.evil.example/autodiscover.json");

    assertDoubted("autodiscover.evil.example", "stranger");
    assertThat(world.scenario().context().http().asked())
        .extracting(HttpRequest::url)
        .contains(world.document(), world.place())
        .noneMatch(url -> url.host().name().contains("evil"));
  }

  private void assertDoubted(String note, String reason) throws Exception {
    RecordingFindings findings = world.discover();

    List<Settings> last = World.lastOf(findings);
    assertThat(last).hasSize(2);
    assertThat(last)
        .allSatisfy(
            settings -> {
              assertThat(settings.doubts()).containsExactly(ConfirmReason.REDIRECTED);
              assertThat(settings.notes()).anyMatch(n -> n.text().contains(note));
            });
    assertThat(last).extracting(Settings::order).containsExactly(0, 1);
    assertThat(findings.reasons()).singleElement().asString().contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://mail.firm.example/", "javascript:alert(1)", "SELF"})
  void refusesRedirectsThatLeadNowhereAndKeepsWhatTheTenantSays(String location) {
    world.redirectsTo(location.equals("SELF") ? world.place().toString() : location);

    assertFailsAfterReporting(Reason.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>Sign in</html>, malformed",
    "200, {}, malformed",
    "429, {}, server-failure",
    "503, {}, server-failure"
  })
  void saysWhatCouldNotBeReadAndKeepsWhatTheTenantSays(int status, String body, Reason reason) {
    world.placed(status, body);

    assertFailsAfterReporting(reason);
  }

  private void assertFailsAfterReporting(Reason reason) {
    RecordingFindings findings = new RecordingFindings();

    assertThatThrownBy(() -> new Recognition(world.scenario().context(), findings).run())
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(World.lastOf(findings))
        .hasSize(2)
        .allSatisfy(settings -> assertThat(settings.doubts()).isEmpty());
  }

  @Test
  void takesAnErrorForNoAnswer() throws Exception {
    world.placed(404, "{\"ErrorCode\":\"UserNotFound\"}");

    assertThat(World.lastOf(world.discover())).hasSize(2);
  }

  @Test
  void asksTheCloudThatDnsNames() throws Exception {
    World agency = new World("agency.example").mx("agency-example.mail.protection.office365.us");

    agency.tenant(World.document("us-l4")).discover();

    assertThat(agency.scenario().context().http().asked())
        .extracting(HttpRequest::url)
        .containsExactlyInAnyOrder(agency.document(), agency.place("outlook.office365.us"));
  }
}
