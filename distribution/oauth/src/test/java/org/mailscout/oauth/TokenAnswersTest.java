package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.discovery.Policy;
import org.mailscout.lab.LabResponse;

/** Rows A66 to A68, A72 and A83 of the attacks: what a token endpoint answers. */
final class TokenAnswersTest {

  private static final String TYPE = ",\"token_type\":\"Bearer\"";

  private final TestIssuer issuer = new TestIssuer();
  private final Adapters adapters = new Adapters(issuer.lab);

  @AfterEach
  void close() {
    adapters.close();
    issuer.close();
  }

  static Stream<Arguments> documents() {
    String token = "{\"access_token\":\"at-1\"";
    return Stream.of(
        Arguments.of("{\"a\":" + "[".repeat(100_000), Reason.TOO_LARGE),
        Arguments.of("{\"a\":".repeat(40) + "1" + "}".repeat(40), Reason.TOO_LARGE),
        Arguments.of(token + TYPE + ",\"x\":\"" + "x".repeat(300_000) + "\"}", Reason.TOO_LARGE),
        Arguments.of(token + TYPE + ",\"expires_in\":1e1000000000}", Reason.MALFORMED),
        Arguments.of(token + TYPE + ",\"expires_in\":" + "9".repeat(40) + "}", Reason.TOO_LARGE),
        Arguments.of(token + TYPE + ",\"expires_in\":-1}", Reason.MALFORMED),
        Arguments.of(token + TYPE + ",\"expires_in\":1.5}", Reason.MALFORMED),
        Arguments.of(token + TYPE + ",\"expires_in\":99999999999}", Reason.MALFORMED),
        Arguments.of(token + TYPE + ",\"expires_in\":[1]}", Reason.MALFORMED),
        Arguments.of(token + ",\"access_token\":\"at-2\"" + TYPE + "}", Reason.MALFORMED),
        Arguments.of(token + TYPE + "} {}", Reason.MALFORMED),
        Arguments.of(token + TYPE + ",\"expires_in\":NaN}", Reason.MALFORMED),
        Arguments.of(token + ",\"token_type\":\"DPoP\"}", Reason.MALFORMED),
        Arguments.of(token + "}", Reason.MALFORMED),
        Arguments.of("{\"access_token\":7" + TYPE + "}", Reason.MALFORMED),
        Arguments.of("{\"access_token\":\"a b\"" + TYPE + "}", Reason.MALFORMED),
        Arguments.of("{\"access_token\":\"a\\r\\nX: y\"" + TYPE + "}", Reason.MALFORMED),
        Arguments.of("{\"access_token\":\"a\\u0001b\"" + TYPE + "}", Reason.MALFORMED),
        Arguments.of("<html>sign in</html>", Reason.MALFORMED),
        Arguments.of("", Reason.MALFORMED));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void refusesWhatIsNoTokenAnswer(String body, Reason reason) {
    issuer.always("/token", LabResponse.json(body));

    LookupException refused = refresh();

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.getMessage()).doesNotContain("at-1").hasSizeLessThan(300);
    assertThat(String.valueOf(refused.getCause())).doesNotContain("at-1");
  }

  @Test
  void takesAnAnswerAndSaysWhenItEnds() throws Exception {
    issuer.always(
        "/token",
        LabResponse.json(
            "{\"access_token\":\"at\",\"token_type\":\"bearer\",\"expires_in\":\"3600\","
                + "\"scope\":\"openid admin\",\"unknown\":{\"a\":[1,null]}}"));

    OAuth.Tokens tokens = adapters.oauth().refresh(issuer.request(), "rt");

    assertThat(tokens.expires().orElseThrow())
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3601));
    assertThat(tokens.scopes()).containsExactlyInAnyOrder("openid", "admin");
    assertThat(tokens.refresh()).isEmpty();
    assertThat(tokens).hasToString("Tokens[redacted]");
  }

  @Test
  void repeatsARefreshWhereTheServerIsInTrouble() throws Exception {
    issuer.always(
        "/token", LabResponse.status(500), LabResponse.status(503), TestIssuer.tokens(""));

    OAuth.Tokens tokens = adapters.oauth().refresh(issuer.request(), "rt");

    assertThat(tokens.access()).isEqualTo("at-secret-1");
    assertThat(adapters.time.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(issuer.asked("/token")).hasSize(3);
  }

  @Test
  void givesUpWhereTheTroubleStays() {
    issuer.always("/token", LabResponse.status(500).withHeader("Retry-After", "86400"));

    assertThat(refresh().reason()).isEqualTo(Reason.SERVER_FAILURE);
    assertThat(issuer.asked("/token")).hasSize(3);
    assertThat(adapters.time.pauses).containsOnly(Duration.ofSeconds(10));
  }

  @Test
  void tellsADeadGrantFromADeadClient() {
    issuer.always(
        "/token",
        TestIssuer.error(400, "invalid_grant", "Token rt-secret-9 was used twice"),
        TestIssuer.error(401, "invalid_client", "unknown client"));

    LookupException ended = refresh();
    LookupException unknown = refresh();

    assertThat(ended.reason()).isEqualTo(Reason.REFUSED);
    assertThat(Refusal.of(ended)).isEqualTo(Refusal.ENDED);
    assertThat(ended)
        .hasMessage(
            "https://id.example.com refused: invalid_grant (Token [redacted] was used twice)");
    assertThat(Refusal.of(unknown)).isEqualTo(Refusal.CLIENT_UNKNOWN);
  }

  @Test
  void followsNoRedirectWithASecret() {
    issuer.always("/token", LabResponse.redirect("https://id.example.com/elsewhere"));

    assertThat(refresh().reason()).isEqualTo(Reason.MALFORMED);
    assertThat(issuer.asked("/elsewhere")).isEmpty();
  }

  @Test
  void readsAnErrorPageAsAStatus() {
    issuer.always("/token", LabResponse.html("<h1>400</h1>").withStatus(400));

    assertThat(refresh()).hasMessage("https://id.example.com: status 400");
  }

  @Test
  void asksNoPrivateAddressWhereThePolicyIsPublicOnly() {
    try (Adapters strict = new Adapters(issuer.lab, Policy.DEFAULT.withPublicOnly(true))) {
      OAuth.Server ours = issuer.server();
      OAuth.Server server =
          new OAuth.Server(
              ours.issuer(),
              ours.authorization(),
              Url.of("https://" + TestIssuer.PRIVATE + "/token"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              true,
              Optional.empty());

      LookupException refused =
          catchThrowableOfType(
              LookupException.class,
              () -> strict.oauth().refresh(TestIssuer.request(server), "rt-secret-9"));

      assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
    }
  }

  @Test
  void revokesOnceMoreWhereTheServerIsInTrouble() throws Exception {
    issuer.always("/revoke", LabResponse.status(503), LabResponse.status(200));

    adapters.oauth().revoke(issuer.request(), "rt-secret-9");

    assertThat(issuer.asked("/revoke")).hasSize(2);
    assertThat(issuer.asked("/revoke").get(1).form())
        .containsEntry("token", "rt-secret-9")
        .containsEntry("client_id", "client-1");
  }

  @Test
  void callsADeadTokenRevoked() throws Exception {
    issuer.always("/revoke", TestIssuer.error(400, "invalid_token", "gone"));

    adapters.oauth().revoke(issuer.request(), "rt-secret-9");

    assertThat(issuer.asked("/revoke")).hasSize(1);
  }

  @Test
  void sendsASecretOfTheClientInTheBody() throws Exception {
    issuer.always("/token", TestIssuer.tokens(""));
    OAuth.Request plain = issuer.request();
    OAuth.Request request =
        new OAuth.Request(
            plain.server(),
            OAuth.Client.of("mine").withSecret("cs-secret-1"),
            plain.scopes(),
            List.of(),
            plain.loginHint(),
            plain.extra());

    adapters.oauth().refresh(request, "rt");

    assertThat(issuer.asked("/token").get(0).form())
        .containsEntry("client_secret", "cs-secret-1")
        .containsEntry("client_id", "mine");
  }

  private LookupException refresh() {
    return catchThrowableOfType(
        LookupException.class, () -> adapters.oauth().refresh(issuer.request(), "rt-secret-9"));
  }
}
