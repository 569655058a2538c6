package org.mailscout.auth.msgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.testkit.RecordingFindings;

final class TenantTest {

  private static final String SPF = "v=spf1 include:spf.protection.outlook.com -all";
  private static final String OTHER = "1f2c8a5e-6b1d-4c3a-9e7f-1a2b3c4d5e6f";

  private final World world = new World("firm.example").mx("mx1.gateway.net").text(SPF);

  @ParameterizedTest
  @CsvSource({
    "us-l4, mail.protection.office365.us, https://graph.microsoft.us/v1.0/,"
        + " outlook.office365.us:993 tls smtp.office365.us:587 starttls",
    "us-l5, mail.protection.office365.us, https://dod-graph.microsoft.us/v1.0/,"
        + " webmail.apps.mil:993 tls",
    "china, mail.protection.partner.outlook.cn, https://microsoftgraph.chinacloudapi.cn/v1.0/,"
        + " partner.outlook.cn:993 tls smtp.partner.outlook.cn:587 starttls"
  })
  void takesTheHostsOfTheCloudThatTheTenantIsIn(
      String cloud, String exchange, String graph, String imap) throws Exception {
    World national = new World("agency.example").mx("agency-example." + exchange);

    assertThat(national.tenant(World.document(cloud)).found()).containsExactly(graph, imap);
  }

  @ParameterizedTest
  @CsvSource({
    "spf.protection.office365.us, autodiscover.office365.us, us-l4",
    "spf.protection.partner.outlook.cn, autodiscover.partner.outlook.cn, china"
  })
  void knowsTheNamesOfNationalClouds(String spf, String alias, String cloud) throws Exception {
    World bySpf = new World("a.example").mx("mx1.gateway.net").text("v=spf1 include:" + spf);
    World byAlias = new World("b.example").mx("mx1.gateway.net").autodiscover(alias);

    assertThat(bySpf.tenant(World.document(cloud)).found()).hasSize(2);
    assertThat(byAlias.tenant(World.document(cloud)).found()).hasSize(2);
  }

  @Test
  void tellsTheGovernmentsCloudsApartWithoutAHostOfGraph() throws Exception {
    String document = World.document("us-l5").replace("msgraph_host", "msgraph_host_of_old");

    assertThat(world.tenant(document).found().get(0)).contains("graph.microsoft.us");
    String dod = document.replace("{", "{\"tenant_region_sub_scope\":\"DOD\",");
    assertThat(world.tenant(dod).found().get(0)).contains("dod-graph.microsoft.us");
  }

  @Test
  void findsNothingWhereThereIsNoTenant() throws Exception {
    world.tenant(400, "application/json", "{\"error\":\"invalid_tenant\"}");

    assertThat(world.found()).isEmpty();
  }

  @Test
  void takesTheTenantOfPersonalAccountsForNone() throws Exception {
    world.tenant(World.document("global").replace(World.TENANT, Tenant.PERSONAL));

    assertThat(world.found()).isEmpty();
  }

  @Test
  void findsTheFederatedLikeAnyOther() throws Exception {
    String federated =
        World.document("global").replace("\"issuer\"", "\"http_logout_supported\":true,\"issuer\"");

    assertThat(world.tenant(federated).found()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    // The issuer: of no tenant, of a template, of another host.
    "/0f2c8a5e-6b1d-4c3a-9e7f-1a2b3c4d5e6f/v2.0, /common/v2.0",
    "/0f2c8a5e-6b1d-4c3a-9e7f-1a2b3c4d5e6f/v2.0, /{tenantid}/v2.0",
    "/0f2c8a5e-6b1d-4c3a-9e7f-1a2b3c4d5e6f/v2.0, /0f2c8a5e6b1d4c3a9e7f1a2b3c4d5e6f/v2.0",
    "/0f2c8a5e-6b1d-4c3a-9e7f-1a2b3c4d5e6f/v2.0, /" + OTHER + "/v2.0",
    "\"issuer\":\"https://login.microsoftonline.com, \"issuer\":\"https://login.evil.example",
    // The endpoints: of another tenant, of another cloud, of a stranger, not https.
    "0f2c8a5e-6b1d-4c3a-9e7f-1a2b3c4d5e6f/oauth2/v2.0/token, " + OTHER + "/oauth2/v2.0/token",
    "\"token_endpoint\":\"https://login.microsoftonline.com,"
        + " \"token_endpoint\":\"https://login.microsoftonline.us",
    "\"jwks_uri\":\"https://login.microsoftonline.com, \"jwks_uri\":\"https://evil.example",
    "\"token_endpoint\":\"https://login.microsoftonline.com,"
        + " \"token_endpoint\":\"https://login.microsoftonline.com:8443",
    "\"authorization_endpoint\":\"https, \"authorization_endpoint\":\"http",
    // The cloud: unknown, or one whose Graph is another's.
    "\"cloud_instance_name\":\"microsoftonline.com, \"cloud_instance_name\":\"microsoftonline.de",
    "graph.microsoft.com, graph.microsoft.us",
    "graph.microsoft.com, graph.evil.example",
  })
  void refusesADocumentThatIsNotOfOneTenantInOneCloud(String good, String bad) {
    String document = World.document("global");

    assertThat(document).contains(good);
    assertFails(world.tenant(document.replace(good, bad)), Reason.MALFORMED);
  }

  @Test
  void refusesHtmlAndARedirect() {
    assertFails(world.tenant(200, "text/html", "<html>Sign in</html>"), Reason.MALFORMED);
    world.tenant(302, "text/html", "");
    assertFails(world, Reason.MALFORMED);
  }

  @Test
  void saysThatMicrosoftIsBusyOrCannotBeReached() {
    assertFails(world.tenant(429, "application/json", "{}"), Reason.SERVER_FAILURE);
    world.scenario().context().http().fail(world.document(), Reason.UNREACHABLE);
    assertFails(world, Reason.UNREACHABLE);
  }

  @Test
  void asksNobodyWhereThePolicyForbidsThirdParties() {
    Policy policy = Policy.DEFAULT.withThirdParties(false).withTime(Duration.ofSeconds(1));
    World strict =
        new World("firm.example", policy)
            .mx("mx1.gateway.net")
            .text(SPF)
            .tenant(World.document("global"));

    assertFails(strict, Reason.FORBIDDEN_BY_POLICY);
    assertThat(strict.scenario().context().http().asked()).isEmpty();
  }

  @Test
  void saysThatASignCouldNotBeAskedFor() {
    World silent = new World("firm.example").mx("mx1.gateway.net");
    silent.scenario().context().dns().fail(silent.texts(), Reason.TIMEOUT);

    assertFails(silent, Reason.TIMEOUT);
  }

  @Test
  void decidesNothingWithoutTheMx() {
    world
        .scenario()
        .context()
        .dns()
        .fail(DnsQuestion.mx(world.scenario().context().domain()), Reason.TIMEOUT);
    world.tenant(World.document("global"));

    assertFails(world, Reason.TIMEOUT);
    assertThat(world.scenario().context().http().asked()).isEmpty();
  }

  @Test
  void tellsThePersonWhatIsWrongWithTheAnswer() {
    RecordingFindings findings = new RecordingFindings();
    world.tenant(200, "text/html", "<html>Sign in</html>");

    assertThatThrownBy(() -> new Recognition(world.scenario().context(), findings).run())
        .isInstanceOf(LookupException.class);
    assertThat(findings.notes())
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.text())
                    .startsWith("The domain's DNS names Microsoft 365, but what Microsoft says")
                    .endsWith("not one object of JSON"));
  }

  private static void assertFails(World world, Reason reason) {
    assertThatThrownBy(world::discover)
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
