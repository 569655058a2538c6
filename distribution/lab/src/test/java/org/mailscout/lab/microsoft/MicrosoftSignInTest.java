package org.mailscout.lab.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabExtension;
import org.mailscout.lab.LabMessage;
import org.mailscout.lab.LabPage;
import org.mailscout.lab.json.Json;

@ExtendWith(LabExtension.class)
final class MicrosoftSignInTest {

  private static final String JANE = "jane@m365.example";

  private Lab lab;
  private LabMicrosoft microsoft;
  private MicrosoftClient client;

  @BeforeEach
  void meet(Lab running) {
    lab = running;
    microsoft = LabMicrosoft.of(lab);
    client = new MicrosoftClient(lab);
  }

  @AfterEach
  void behave() {
    microsoft.misbehave();
    microsoft.admit(JANE);
  }

  @Test
  void signsInAndShowsTheMailboxOverGraph() throws IOException {
    Map<String, Object> tokens = client.signedIn("common", JANE);

    assertThat(client.graph("GET", "me?$select=id", tokens, "").text()).contains(JANE);
    assertThat(client.graph("GET", "me/mailFolders", tokens, "").text()).contains("Sent Items");
    assertThat(client.graph("GET", "me/mailFolders/inbox", tokens, "").text()).contains("Inbox");
    assertThat(client.graph("POST", "me/sendMail", tokens, "{\"message\":{}}").status())
        .isEqualTo(202);
    assertThat(lab.sent()).extracting(LabMessage::text).contains("{\"message\":{}}");
  }

  @Test
  void namesTheTenantInTheIdToken() throws IOException {
    String token = Json.text(client.signedIn("common", JANE), "id_token");

    assertThat(claims(token))
        .containsEntry("iss", MicrosoftClient.LOGIN + claims(token).get("tid") + "/v2.0")
        .containsEntry("aud", LabMicrosoft.CLIENT)
        .containsEntry("email", JANE)
        .containsEntry("nonce", "n0nce");
    microsoft.misbehave(MicrosoftFault.ID_TOKEN_OTHER_TENANT);
    String other = Json.text(client.signedIn("common", JANE), "id_token");
    assertThat(claims(other).get("tid")).isNotEqualTo(claims(token).get("tid"));
  }

  private static Map<String, Object> claims(String token) {
    byte[] bytes = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return Json.object(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void redeemsOneRefreshTokenForTwoResourcesButNeverForBothAtOnce() throws IOException {
    Map<String, Object> graph = client.signedIn("common", JANE);

    Map<String, Object> mail = Json.object(client.refresh(graph, MicrosoftClient.MAIL).text());
    Map<String, Object> again = Json.object(client.refresh(graph, MicrosoftClient.GRAPH).text());
    LabPage both = client.refresh(graph, MicrosoftClient.GRAPH + " " + MicrosoftClient.MAIL);

    assertThat(lab.accounts().hasToken(JANE, Json.text(mail, "access_token"))).isTrue();
    assertThat(lab.accounts().hasToken(JANE, Json.text(graph, "access_token"))).isFalse();
    assertThat(client.graph("GET", "me", again, "").status()).isEqualTo(200);
    assertThat(client.graph("GET", "me", mail, "").status()).isEqualTo(401);
    assertThat(both.status()).isEqualTo(400);
    assertThat(both.text()).contains("AADSTS28000");
  }

  @Test
  void opensAMailboxThatIsSharedAndNoOther() throws IOException {
    Map<String, Object> tokens = client.signedIn("common", JANE);
    String mail =
        Json.text(Json.object(client.refresh(tokens, MicrosoftClient.MAIL).text()), "access_token");

    assertThat(lab.accounts().hasToken("shared@m365.example", mail)).isTrue();
    assertThat(lab.accounts().hasToken("boss@m365.example", mail)).isFalse();
    assertThat(client.graph("GET", "users/shared@m365.example/mailFolders", tokens, "").status())
        .isEqualTo(200);
    assertThat(client.graph("GET", "users/boss@m365.example/mailFolders", tokens, "").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(MicrosoftTrouble.class)
  void saysWhyAUserIsRefusedNowAndLater(MicrosoftTrouble trouble) throws IOException {
    Map<String, Object> tokens = client.signedIn("common", JANE);
    microsoft.refuse(JANE, trouble);
    String code = String.valueOf(trouble.refusal().getMessage()).split(":", 2)[0];

    assertThat(client.authorized("common", JANE).getQuery())
        .contains("error=", code)
        .contains("state=state");
    assertThat(client.refresh(tokens, "").text())
        .contains(code)
        .contains("\"error_codes\":[" + code.substring("AADSTS".length()) + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "consumers,jane@m365.example,AADSTS50020",
    "organizations,jane@outlook.com,AADSTS50020",
    "signed-mx.example,jane@m365.example,AADSTS50020",
    "common,jane@agency.example,AADSTS50034"
  })
  void letsNobodyInAtTheWrongPlace(String authority, String user, String code) throws IOException {
    assertThat(client.authorized(authority, user).getQuery()).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.microsoftonline.com/,consumers,jane@outlook.com",
    "https://login.microsoftonline.com/,m365.example,jane@m365.example",
    "https://login.microsoftonline.us/,organizations,jane@agency.example",
    "https://login.partner.microsoftonline.cn/,organizations,jane@china.example"
  })
  void signsInWhereTheUserBelongs(String login, String authority, String user) throws IOException {
    assertThat(new MicrosoftClient(lab, login).signedIn(authority, user, "openid Mail.Read"))
        .containsKeys("access_token", "id_token");
  }

  @ParameterizedTest
  @CsvSource({
    "client_id,unknown,AADSTS700016",
    "redirect_uri,http://127.0.0.1:49152,AADSTS50011",
    "redirect_uri,http://localhost:49152/path,AADSTS50011"
  })
  void showsUsersWhatAProgramDidWrong(String name, String value, String code) throws IOException {
    LabPage page = client.browser.open(client.page("common", Map.of(name, value)));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains(code);
  }

  @Test
  void connectsADeviceAndLetsItsCodeEnd() throws IOException {
    Map<String, Object> first = device();
    assertThat(poll(first).text()).contains("authorization_pending", "AADSTS70016");
    client.browser.enterCode(
        URI.create(Json.text(first, "verification_uri")),
        Json.text(first, "user_code"),
        JANE,
        "secret");
    assertThat(Json.object(poll(first).text())).containsKeys("access_token", "refresh_token");

    Map<String, Object> denied = device();
    assertThat(microsoft.deny(Json.text(denied, "user_code"))).isTrue();
    assertThat(poll(denied).text()).contains("authorization_declined");

    Map<String, Object> late = device();
    microsoft.advance(Duration.ofMinutes(16));
    assertThat(poll(late).text()).contains("expired_token", "AADSTS70020");
  }

  private Map<String, Object> device() throws IOException {
    return Json.object(
        client
            .browser
            .post(
                URI.create(MicrosoftClient.LOGIN + "common/oauth2/v2.0/devicecode"),
                Map.of("client_id", LabMicrosoft.CLIENT, "scope", MicrosoftClient.GRAPH))
            .text());
  }

  private LabPage poll(Map<String, Object> device) throws IOException {
    return client.token(
        "common",
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "device_code",
            Json.text(device, "device_code")));
  }

  @Test
  void throttlesAndFailsWhereItIsTold() throws IOException {
    Map<String, Object> tokens = client.signedIn("common", JANE);

    microsoft.misbehave(MicrosoftFault.THROTTLED);
    LabPage throttled = client.refresh(tokens, "");
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.headers()).containsEntry("retry-after", "7");
    assertThat(client.graph("GET", "me", tokens, "").status()).isEqualTo(429);

    microsoft.misbehave(MicrosoftFault.UNAVAILABLE);
    assertThat(client.refresh(tokens, "").status()).isEqualTo(503);
  }

  @Test
  void knowsAccountsWithoutAMailbox() throws IOException {
    Map<String, Object> tokens = client.signedIn("common", "jane@google-tenant.example");

    assertThat(client.graph("GET", "me", tokens, "").status()).isEqualTo(200);
    assertThat(client.graph("GET", "me/mailFolders/inbox", tokens, "").text())
        .contains("MailboxNotEnabledForRESTAPI");
  }
}
