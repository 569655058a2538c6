package org.mailscout.lab.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.lab.openid.OpenIdClient.ISSUER;
import static org.mailscout.lab.openid.OpenIdClient.PASSWORD;
import static org.mailscout.lab.openid.OpenIdClient.USER;
import static org.mailscout.lab.openid.OpenIdClient.at;
import static org.mailscout.lab.openid.OpenIdClient.error;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabExtension;
import org.mailscout.lab.LabPage;
import org.mailscout.lab.json.Json;

@ExtendWith(LabExtension.class)
final class LabOpenIdTest {

  private Lab lab;
  private OpenIdClient client;
  private LabOpenId provider;

  @BeforeEach
  void meet(Lab running) {
    lab = running;
    client = new OpenIdClient(lab);
    provider = LabOpenId.of(lab, ISSUER);
    provider.misbehave();
    provider.registration(OpenIdRegistration.OPEN);
  }

  @Test
  void publishesItsMetadataInBothForms() throws IOException {
    Map<String, Object> inserted =
        Json.object(client.browser.open(at("/.well-known/oauth-authorization-server")).text());

    assertThat(inserted).isEqualTo(client.metadata());
    assertThat(inserted)
        .containsEntry("issuer", ISSUER)
        .containsEntry("registration_endpoint", ISSUER + "/register")
        .containsEntry("code_challenge_methods_supported", List.of("S256"));
  }

  @Test
  void signsAUserInWithACode() throws IOException {
    String id = client.registered();

    Map<String, String> answer = client.authorized(id);
    Map<String, Object> tokens =
        Json.object(client.redeem(id, answer.getOrDefault("code", ""), Map.of()).text());

    assertThat(answer).containsEntry("state", "st&te").containsEntry("iss", ISSUER);
    assertThat(tokens)
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 3600L)
        .containsEntry("scope", "openid email offline_access")
        .containsKeys("access_token", "refresh_token", "id_token");
    assertThat(lab.accounts().hasToken(USER, Json.text(tokens, "access_token"))).isTrue();
    assertThat(lab.accounts().hasToken("bob@jmap.example", Json.text(tokens, "access_token")))
        .isFalse();
    assertThat(provider.secrets())
        .contains(
            answer.get("code"),
            Json.text(tokens, "access_token"),
            Json.text(tokens, "refresh_token"));
  }

  @Test
  void signsItsIdTokensWithAKeyThatItPublishes() throws IOException {
    String id = client.registered();
    String token = Json.text(client.signedIn(id), "id_token");

    String[] parts = token.split("\\.", -1);
    assertThat(IdTokenSignature.isRight(client, token)).isTrue();
    assertThat(
            Json.object(
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)))
        .containsEntry("iss", ISSUER)
        .containsEntry("aud", id)
        .containsEntry("nonce", "n0nce")
        .containsEntry("email", USER);
  }

  @ParameterizedTest
  @CsvSource({
    "code_challenge_method,plain,invalid_request",
    "code_challenge,short,invalid_request",
    "response_type,token,unsupported_response_type",
    "resource,relative,invalid_target",
    "resource,https://a.example/#part,invalid_target"
  })
  void tellsTheClientWhatItDidWrong(String name, String value, String error) throws IOException {
    URI page = OpenIdClient.page(client.registered(), Map.of(name, value));

    assertThat(OpenIdClient.parameters(client.browser.authorize(page, USER, PASSWORD)))
        .containsEntry("error", error)
        .containsEntry("iss", ISSUER)
        .doesNotContainKey("code");
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri,https://stranger.example/callback",
    "redirect_uri,http://127.0.0.1:80/other",
    "redirect_uri,http://localhost/callback",
    "client_id,unknown"
  })
  void sendsNobodyToAStranger(String name, String value) throws IOException {
    LabPage page = client.browser.open(OpenIdClient.page(client.registered(), Map.of(name, value)));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.action()).isEmpty();
  }

  @Test
  void asksAgainAfterAWrongPasswordAndTakesANo() throws IOException {
    URI page = OpenIdClient.page(client.registered(), Map.of());

    LabPage first = client.browser.open(page);
    LabPage again = client.browser.submit(first, Map.of("password", "wrong", "decision", "allow"));
    assertThat(first.fields()).containsEntry("user", USER);
    assertThat(again.text()).contains("wrong").contains("<form");
    assertThat(OpenIdClient.parameters(client.browser.deny(page)))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "st&te");
  }

  @ParameterizedTest
  @CsvSource({
    "code_verifier,wrong",
    "redirect_uri,http://127.0.0.1:49153/callback",
    "code,unknown"
  })
  void givesNothingForACodeOfSomebodyElse(String name, String value) throws IOException {
    String id = client.registered();
    String code = client.authorized(id).getOrDefault("code", "");

    assertThat(error(client.redeem(id, code, Map.of(name, value)))).isEqualTo("400 invalid_grant");
  }

  @Test
  void endsEverythingWhereACodeIsUsedTwice() throws IOException {
    String id = client.registered();
    String code = client.authorized(id).getOrDefault("code", "");
    String token = Json.text(Json.object(client.redeem(id, code, Map.of()).text()), "access_token");
    assertThat(client.isLive(token)).isTrue();

    assertThat(error(client.redeem(id, code, Map.of()))).isEqualTo("400 invalid_grant");
    assertThat(client.isLive(token)).isFalse();
  }

  @Test
  void rotatesRefreshTokensAndNoticesASecondUse() throws IOException {
    String id = client.registered();
    String first = Json.text(client.signedIn(id), "refresh_token");

    Map<String, Object> second = Json.object(client.refresh(id, first).text());
    assertThat(second.get("refresh_token")).isNotEqualTo(first);
    assertThat(client.isLive(Json.text(second, "access_token"))).isTrue();

    assertThat(error(client.refresh(id, first))).isEqualTo("400 invalid_grant");
    assertThat(client.isLive(Json.text(second, "access_token"))).isFalse();
    assertThat(error(client.refresh(id, Json.text(second, "refresh_token"))))
        .isEqualTo("400 invalid_grant");
  }

  @Test
  void letsTokensEnd() throws IOException {
    String id = client.registered();
    String token = Json.text(client.signedIn(id), "access_token");

    provider.advance(Duration.ofMinutes(61));

    assertThat(client.isLive(token)).isFalse();
    assertThat(lab.accounts().hasToken(USER, token)).isFalse();
  }

  @Test
  void revokesAndIntrospects() throws IOException {
    String id = client.registered();
    Map<String, Object> tokens = client.signedIn(id);
    Map<String, String> question = Map.of("token", Json.text(tokens, "access_token"));
    assertThat(error(client.browser.post(at("/introspect"), question)))
        .isEqualTo("401 invalid_client");
    assertThat(introspected(question))
        .containsEntry("active", true)
        .containsEntry("username", USER)
        .containsEntry("client_id", id);

    LabPage done =
        client.browser.post(
            at("/revoke"), Map.of("token", Json.text(tokens, "refresh_token"), "client_id", id));

    assertThat(done.status()).isEqualTo(200);
    assertThat(introspected(question)).isEqualTo(Map.of("active", false));
  }

  private Map<String, Object> introspected(Map<String, String> form) throws IOException {
    String basic =
        Base64.getEncoder()
            .encodeToString("resource-server:secret".getBytes(StandardCharsets.US_ASCII));
    Map<String, String> headers =
        Map.of(
            "Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded");
    String body = "token=" + form.get("token");
    return Json.object(client.browser.send("POST", at("/introspect"), headers, body).text());
  }
}
