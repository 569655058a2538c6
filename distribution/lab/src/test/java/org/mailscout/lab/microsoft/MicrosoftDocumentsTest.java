package org.mailscout.lab.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.LabExtension;
import org.mailscout.lab.LabPage;
import org.mailscout.lab.json.Json;

@ExtendWith(LabExtension.class)
final class MicrosoftDocumentsTest {

  private LabMicrosoft microsoft;
  private LabBrowser browser;

  @BeforeEach
  void meet(Lab lab) {
    microsoft = LabMicrosoft.of(lab);
    browser = new LabBrowser(lab.file());
  }

  @AfterEach
  void behave() {
    microsoft.misbehave();
  }

  private LabPage document(String authority) throws IOException {
    return browser.open(
        URI.create(MicrosoftClient.LOGIN + authority + "/v2.0/.well-known/openid-configuration"));
  }

  @ParameterizedTest
  @CsvSource({
    "m365.example,login.microsoftonline.com,graph.microsoft.com",
    "agency.example,login.microsoftonline.us,graph.microsoft.us",
    "china.example,login.partner.microsoftonline.cn,microsoftgraph.chinacloudapi.cn"
  })
  void namesTheTenantAndItsCloud(String domain, String login, String graph) throws IOException {
    Map<String, Object> document = Json.object(document(domain).text());

    assertThat(Json.text(document, "issuer"))
        .matches("https://" + login + "/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/v2\\.0");
    assertThat(document).containsEntry("msgraph_host", graph);
    assertThat(document).doesNotContainKey("registration_endpoint");
  }

  @Test
  void hasATemplateForAllAndAnErrorForStrangers() throws IOException {
    assertThat(Json.object(document("common").text()))
        .containsEntry("issuer", MicrosoftClient.LOGIN + "{tenantid}/v2.0");
    assertThat(document("consumers").text()).contains(Tenant.PERSONAL);
    for (String stranger : new String[] {"unknown.example", "outlook.com"}) {
      assertThat(document(stranger).status()).isEqualTo(400);
      assertThat(document(stranger).text()).contains("AADSTS90002");
    }
    assertThat(document("no-answer.example").status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({
    "ISSUER_OF_ANOTHER_TENANT,\"issuer\":\"https://login.microsoftonline.com/0d1e2f3a-",
    "ISSUER_WITHOUT_GUID,/not-a-guid/v2.0",
    "ISSUER_OF_ANOTHER_CLOUD,\"issuer\":\"https://login.microsoftonline.de/",
    "ENDPOINTS_ELSEWHERE,\"token_endpoint\":\"https://login.stranger.example/",
    "DOCUMENTS_IN_HTML,<html>"
  })
  void spoilsDocuments(MicrosoftFault fault, String expected) throws IOException {
    String right = document("m365.example").text();
    microsoft.misbehave(fault);

    assertThat(right).doesNotContain(expected);
    assertThat(document("m365.example").text()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "dummy@m365.example,Managed",
    "dummy@federated.example,Federated",
    "dummy@unknown.example,Unknown"
  })
  void tellsTheRealmOfADummy(String user, String expected) throws IOException {
    String type = "\"NameSpaceType\":\"" + expected + "\"";

    assertThat(realm("getuserrealm.srf?login=" + user + "&json=1")).contains(type);
    assertThat(realm("common/userrealm/" + user + "?api-version=2.1")).contains(type);
    assertThat(realm("getuserrealm.srf?login=" + user + "&xml=1"))
        .contains("<NameSpaceType>" + expected + "<");
    microsoft.misbehave(MicrosoftFault.REALMS_IN_HTML);
    assertThat(realm("getuserrealm.srf?login=" + user + "&json=1")).startsWith("<html>");
  }

  private String realm(String target) throws IOException {
    return browser.open(URI.create(MicrosoftClient.LOGIN + target)).text();
  }

  @Test
  void tellsTheCredentialTypeOfADummy() throws IOException {
    URI url = URI.create(MicrosoftClient.LOGIN + "common/GetCredentialType");

    String federated =
        browser.send("POST", url, Map.of(), "{\"username\":\"x@federated.example\"}").text();
    String unknown =
        browser.send("POST", url, Map.of(), "{\"username\":\"x@unknown.example\"}").text();

    assertThat(federated).contains("\"IfExistsResult\":0", "https://sts.federated.example/");
    assertThat(unknown).contains("\"IfExistsResult\":1");
  }

  private static URI autodiscover(String domain, String protocol) {
    return URI.create(
        "https://outlook.office365.com/autodiscover/autodiscover.json/v1.0/dummy@"
            + domain
            + "?Protocol="
            + protocol);
  }

  @Test
  void tellsWhereAProtocolIs() throws IOException {
    assertThat(browser.open(autodiscover("m365.example", "Rest")).text())
        .contains("\"Url\":\"https://outlook.office365.com/Rest\"");
    assertThat(browser.open(autodiscover("m365.example", "Imap")).text())
        .contains("InvalidProtocol");
    assertThat(browser.open(autodiscover("unknown.example", "Ews")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "hybrid.example,https://mail.hybrid.example/EWS/Exchange.asmx",
    "misled.example,https://autodiscover.stranger.example/EWS/Exchange.asmx"
  })
  void redirectsElsewhere(String domain, String url) throws IOException {
    LabPage first = browser.send("GET", autodiscover(domain, "Ews"), Map.of(), "");

    assertThat(first.status()).isEqualTo(302);
    assertThat(browser.open(autodiscover(domain, "Ews")).text()).contains(url);
  }

  @Test
  void redirectsWithoutEnd() {
    assertThatThrownBy(() -> browser.open(autodiscover("loop.example", "Ews")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("redirects without end");
  }
}
