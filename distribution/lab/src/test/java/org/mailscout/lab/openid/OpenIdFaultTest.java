package org.mailscout.lab.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.lab.openid.OpenIdClient.at;
import static org.mailscout.lab.openid.OpenIdClient.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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
final class OpenIdFaultTest {

  private OpenIdClient client;
  private LabOpenId provider;

  @BeforeEach
  void meet(Lab lab) {
    client = new OpenIdClient(lab);
    provider = LabOpenId.of(lab, OpenIdClient.ISSUER);
  }

  @AfterEach
  void behave() {
    provider.misbehave();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OTHER_ISSUER | \"issuer\":\"https://id.stranger.example\"",
        "ISSUER_IN_CAPITALS | \"issuer\":\"https://ID.JMAP.EXAMPLE\"",
        "ISSUER_WITH_SLASH | \"issuer\":\"https://id.jmap.example/\"",
        "ISSUER_WITH_SUFFIX | \"issuer\":\"https://id.jmap.example.stranger.example\"",
        "TWO_ISSUERS | {\"issuer\":\"https://id.stranger.example\",\"issuer\":\"https://id.jmap",
        "TRAILING_METADATA | }{\"issuer\"",
        "WRONG_TYPES_IN_METADATA | \"issuer\":[\"https://id.jmap.example\"]",
        "WITHOUT_S256 | \"code_challenge_methods_supported\":[\"plain\"]",
        "HTTP_ENDPOINTS | \"token_endpoint\":\"http://id.jmap.example/token\"",
        "JAVASCRIPT_ENDPOINT | \"authorization_endpoint\":\"javascript:",
        "FILE_ENDPOINT | \"authorization_endpoint\":\"file:///",
        "SMB_ENDPOINT | \"authorization_endpoint\":\"smb://",
        "FLAG_ENDPOINT | \"authorization_endpoint\":\"--new-window=",
        "SHELL_ENDPOINT | /authorize?a=$(touch",
        "USERINFO_ENDPOINT | \"https://id.jmap.example@id.jmap.example/authorize\"",
        "PARAMETERS_IN_ENDPOINT | /authorize?client_id=stranger",
        "PRIVATE_ENDPOINTS | \"token_endpoint\":\"https://127.0.0.1/token\"",
        "FOREIGN_TOKEN_ENDPOINT | \"token_endpoint\":\"https://stranger.example/token\"",
        "METADATA_IN_HTML | <html>"
      })
  void spoilsMetadata(OpenIdFault fault, String expected) throws IOException {
    String right = metadata().text();
    provider.misbehave(fault);

    assertThat(right).doesNotContain(expected);
    assertThat(metadata().text()).contains(expected);
  }

  private LabPage metadata() throws IOException {
    return client.browser.send("GET", at("/.well-known/oauth-authorization-server"), Map.of(), "");
  }

  @ParameterizedTest
  @CsvSource({"HUGE_METADATA,10485760", "DEEP_METADATA,200000", "LONG_NUMBER_IN_METADATA,1000000"})
  void swellsMetadata(OpenIdFault fault, int least) throws IOException {
    provider.misbehave(fault);

    assertThat(metadata().text()).hasSizeGreaterThan(least);
  }

  @Test
  void redirectsMetadata() throws IOException {
    provider.misbehave(OpenIdFault.METADATA_REDIRECTS);

    assertThat(metadata().redirect()).contains(at("/metadata.json"));
  }

  @Test
  void publishesNoMoreThanSmallServersDo() throws IOException {
    provider.misbehave(OpenIdFault.MINIMAL_METADATA);

    assertThat(client.metadata())
        .containsKeys("issuer", "authorization_endpoint", "token_endpoint", "scopes_supported")
        .doesNotContainKeys("jwks_uri", "code_challenge_methods_supported");
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTRATION_CHANGES_REDIRECT,https://stranger.example/callback",
    "REGISTRATION_WIDENS_SCOPE,urn:stranger:everything",
    "REGISTRATION_ADDS_SECRET,client_secret_basic",
    "HUGE_CLIENT_ID,xxxxxxxx"
  })
  void registersSomethingElse(OpenIdFault fault, String expected) throws IOException {
    provider.misbehave(fault);

    LabPage answer = client.register(Map.of(), Map.of());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "WRONG_STATE,state,st&tex",
    "NO_STATE,state,",
    "NO_ISS,iss,",
    "OTHER_ISS,iss,https://id.stranger.example",
    "TWO_ISS,iss,https://id.stranger.example",
    "AUTHORIZATION_FAILS,error,server_error"
  })
  void answersTheClientWrongly(OpenIdFault fault, String name, String expected) throws IOException {
    provider.misbehave(fault);

    Map<String, String> answer = client.authorized(client.registered());

    assertThat(answer.get(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TOKEN_IN_HTML | 200 <html>",
        "TOKEN_REDIRECTS | 307 ",
        "TWO_ACCESS_TOKENS | 200 {\"access_token\":\"of-a-stranger\",\"access_token\":",
        "OTHER_TOKEN_TYPE | \"token_type\":\"mac\"",
        "WIDER_SCOPE | urn:stranger:all",
        "SHORT_LIVED_TOKENS | \"expires_in\":60,",
        "NEGATIVE_EXPIRY | \"expires_in\":-1,",
        "ENDLESS_EXPIRY | \"expires_in\":1e1000000000,",
        "HUGE_TOKEN_ANSWER | 200 {\"more\":\"xxxx"
      })
  void spoilsTokenAnswers(OpenIdFault fault, String expected) throws IOException {
    String id = client.registered();
    String code = client.authorized(id).getOrDefault("code", "");
    provider.misbehave(fault);

    LabPage answer = client.redeem(id, code, Map.of());

    assertThat(answer.status() + " " + answer.text()).contains(expected.strip());
  }

  @Test
  void failsTwiceAndThenWorks() throws IOException {
    String id = client.registered();
    String code = client.authorized(id).getOrDefault("code", "");
    provider.misbehave(OpenIdFault.TOKEN_FAILS_TWICE);

    assertThat(client.redeem(id, code, Map.of()).status()).isEqualTo(500);
    assertThat(client.redeem(id, code, Map.of()).status()).isEqualTo(500);
    assertThat(client.redeem(id, code, Map.of()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "ID_TOKEN_UNSIGNED,0,none",
    "ID_TOKEN_BY_PUBLIC_KEY,0,HS256",
    "ID_TOKEN_OTHER_ISSUER,1,https://id.stranger.example",
    "ID_TOKEN_OTHER_AUDIENCE,1,\"aud\":\"stranger\"",
    "ID_TOKEN_OTHER_ADDRESS,1,other@stranger.example",
    "ID_TOKEN_OTHER_NONCE,1,\"nonce\":\"stranger\""
  })
  void spoilsIdTokens(OpenIdFault fault, int part, String expected) throws IOException {
    provider.misbehave(fault);

    String token = Json.text(client.signedIn(client.registered()), "id_token");

    String text =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]), StandardCharsets.UTF_8);
    assertThat(text).contains(expected);
  }

  @Test
  void signsWithAKeyThatItDoesNotPublish() throws IOException {
    String id = client.registered();
    String right = Json.text(client.signedIn(id), "id_token");
    provider.misbehave(OpenIdFault.ID_TOKEN_OTHER_KEY);

    String wrong = Json.text(client.signedIn(id), "id_token");

    assertThat(wrong.split("\\.", -1)[0]).isEqualTo(right.split("\\.", -1)[0]);
    assertThat(IdTokenSignature.isRight(client, right)).isTrue();
    assertThat(IdTokenSignature.isRight(client, wrong)).isFalse();
  }

  @Test
  void leavesTheIdTokenOutOrLetsItBeOld() throws IOException {
    String id = client.registered();
    provider.misbehave(OpenIdFault.NO_ID_TOKEN);
    assertThat(client.signedIn(id)).doesNotContainKey("id_token");

    provider.misbehave(OpenIdFault.ID_TOKEN_EXPIRED);
    String claims = Json.text(client.signedIn(id), "id_token").split("\\.", -1)[1];
    Map<String, Object> read =
        Json.object(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8));
    assertThat((Long) read.get("exp")).isLessThan(System.currentTimeMillis() / 1000);
  }

  @Test
  void publishesAThousandKeys() throws IOException {
    provider.misbehave(OpenIdFault.THOUSAND_KEYS);

    assertThat(client.browser.open(at("/jwks")).text().split("\"kid\"", -1)).hasSize(1_001);
  }

  @ParameterizedTest
  @CsvSource({
    "DEVICE_WITHOUT_INTERVAL,\"interval\":0",
    "DEVICE_FOR_EVER,\"expires_in\":1000000000",
    "DEVICE_PAGE_ELSEWHERE,\"verification_uri\":\"http://stranger.example/verify\"",
    "DEVICE_CODE_UNCLEAN,\\u001B[2J"
  })
  void spoilsDeviceAnswers(OpenIdFault fault, String expected) throws IOException {
    provider.misbehave(fault);

    LabPage answer = client.browser.post(at("/device"), Map.of("client_id", client.registered()));

    assertThat(answer.text()).contains(expected);
  }

  @Test
  void tellsDevicesToSlowDownForEver() throws IOException {
    Map<String, String> poll =
        Map.of(
            "grant_type",
            ServerMetadata.DEVICE_GRANT,
            "client_id",
            client.registered(),
            "device_code",
            "any");
    provider.misbehave(OpenIdFault.SLOW_DOWN_FOREVER);

    for (int i = 0; i < 5; i++) {
      assertThat(error(client.browser.post(at("/token"), poll))).isEqualTo("400 slow_down");
    }
  }
}
