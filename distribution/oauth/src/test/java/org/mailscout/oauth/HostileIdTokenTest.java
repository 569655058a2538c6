package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.OAuth;

/** Rows A66 to A68 and A74 of the attacks, within an ID token that the right key has signed. */
final class HostileIdTokenTest {

  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k1\"}";

  private final TestIssuer issuer = new TestIssuer();
  private final Adapters adapters = new Adapters(issuer.lab);

  @AfterEach
  void close() {
    adapters.close();
    issuer.close();
  }

  private static String claims(String more) {
    long now = Instant.now().getEpochSecond();
    return "{\"iss\":\"https://id.example.com\",\"aud\":\"client-1\",\"sub\":\"jane\",\"iat\":"
        + now
        + ",\"exp\":"
        + (now + 600)
        + ",\"email\":\"jane@example.com\""
        + more
        + "}";
  }

  private OAuth.Tokens tokens(String header, String claims) throws Exception {
    String token = TestIssuer.signed(header, claims);
    issuer.always("/token", TestIssuer.tokens(",\"id_token\":\"" + token + "\""));
    return adapters.oauth().refresh(issuer.request(), "rt");
  }

  private LookupException refused(String header, String claims) {
    LookupException refused =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> catchThrowableOfType(LookupException.class, () -> tokens(header, claims)));
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.getMessage())
        .hasSizeLessThan(300)
        .doesNotContain(Base64URL.encode(claims.getBytes(StandardCharsets.UTF_8)).toString());
    return refused;
  }

  @Test
  void isTakenWhereItIsGood() throws Exception {
    assertThat(tokens(HEADER, claims("")).email()).contains("jane@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"iss\":\"https://evil.test\"",
        ",\"email\":\"joe@example.com\"",
        ",\"\\u0065mail\":\"joe@example.com\"",
        ",\"aud\":\"client-2\"",
        ",\"exp\":99999999999",
        ",\"x\":NaN",
        ",\"x\":{\"a\":1,\"a\":2}"
      })
  void isReadOneWayOrNotAtAll(String more) {
    refused(HEADER, claims(more));
  }

  @Test
  void isBoundInDepthAndNumbers() {
    refused(HEADER, claims(",\"x\":" + "[".repeat(40) + "]".repeat(40)));
    refused(HEADER, claims(",\"x\":" + "9".repeat(5_000)));
    refused(HEADER, claims(",\"x\":\"" + "x".repeat(20_000) + "\""));
    refused(HEADER, claims("") + "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e1000000000", "-1", "\"soon\"", "null", "{}", "[1]", "true", "1e-1000000000"})
  void isRefusedWhereItsTimesAreNone(String time) {
    refused(HEADER, claims("").replaceFirst("\"exp\":\\d+", "\"exp\":" + time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"iss\":\"https://id.example.com\"",
        "\"aud\":\"client-1\"",
        "\"sub\":\"jane\"",
        "\"iat\":[0-9]+",
        "\"exp\":[0-9]+"
      })
  void isRefusedWhereAClaimIsMissing(String claim) {
    refused(HEADER, claims("").replaceFirst(claim + ",", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"RS256\",\"alg\":\"none\",\"kid\":\"k1\"}",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"NONE\",\"kid\":\"k1\"}",
        "{\"alg\":\"HS256\",\"kid\":\"k1\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"k1\"}",
        "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
        "{\"alg\":1,\"kid\":\"k1\"}",
        "{\"kid\":\"k1\"}",
        "{\"alg\":\"RS256\",\"kid\":\"k1\",\"crit\":[\"x\"],\"x\":1}",
        "{\"alg\":\"RS256\",\"kid\":\"k2\"}",
        "{\"alg\":\"RS256\",\"kid\":\"k1\"}{}",
        "[]"
      })
  void isRefusedWhereItsHeaderIsNotOneOfOurs(String header) {
    refused(header, claims(""));
  }

  @Test
  void hasTheNonceOfItsRequest() throws Exception {
    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      String token = TestIssuer.signed(HEADER, claims(""));
      issuer.always("/token", TestIssuer.tokens(",\"id_token\":\"" + token + "\""));
      new TestBrowser(flow.page()).bringCode();

      assertThat(catchThrowableOfType(LookupException.class, flow::await)).isNotNull();
    }
  }

  @Test
  void looksForNoKeysWhereItsHeaderSaysThatTheyAre() {
    refused(
        "{\"alg\":\"RS256\",\"kid\":\"k2\",\"jku\":\"https://id.example.com/evil-keys\","
            + "\"x5u\":\"https://id.example.com/evil-keys\"}",
        claims(""));

    assertThat(issuer.asked("/evil-keys")).isEmpty();
  }
}
