package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.lab.LabResponse;

/** Row A80 of the attacks, and RFC 8628: a code that is typed on another device. */
final class DeviceGrantTest {

  private final TestIssuer issuer = new TestIssuer();
  private final Adapters adapters = new Adapters(issuer.lab);

  @AfterEach
  void close() {
    adapters.close();
    issuer.close();
  }

  @Test
  void pollsUntilTheCodeIsTyped() throws Exception {
    OAuth.Device device = begun(",\"interval\":7");
    issuer.always(
        "/token",
        TestIssuer.error(400, "authorization_pending", ""),
        TestIssuer.error(400, "slow_down", ""),
        LabResponse.status(500),
        TestIssuer.tokens(""));

    OAuth.Tokens tokens = adapters.oauth().await(issuer.request(), device);

    assertThat(tokens.access()).isEqualTo("at-secret-1");
    assertThat(adapters.time.pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(7L, 7L, 12L, 24L);
    assertThat(issuer.asked("/token").get(0).form())
        .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .containsEntry("device_code", "dc-secret-1");
    assertThat(device.toString()).doesNotContain("dc-secret-1");
  }

  @Test
  void endsASlowDownThatNeverEndsWithTheCode() throws Exception {
    OAuth.Device device = begun("");
    issuer.always("/token", TestIssuer.error(400, "slow_down", ""));

    LookupException expired = awaited(device);

    assertThat(Refusal.of(expired)).isEqualTo(Refusal.EXPIRED);
    assertThat(adapters.time.pauses).allMatch(p -> p.toSeconds() <= 60).hasSizeLessThan(30);
    assertThat(Duration.ofNanos(adapters.time.ticks())).isLessThanOrEqualTo(Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, denied",
    "expired_token, expired",
    "invalid_client, client-unknown",
    "something_new, by-issuer"
  })
  void stopsWhereTheIssuerSaysSo(String error, String refusal) throws Exception {
    OAuth.Device device = begun("");
    issuer.always("/token", TestIssuer.error(400, error, "no"));

    assertThat(Refusal.of(awaited(device)).id()).isEqualTo(refusal);
    assertThat(issuer.asked("/token")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 600", "-5, 5, 600", "86400, 60, 600", "5, 5, 1000000000"})
  void keepsIntervalAndLifetimeWithinBounds(long interval, long kept, long lifetime)
      throws Exception {
    issuer.always(
        "/device",
        device("WDJB-MJHT", "https://id.example.com/d", lifetime, ",\"interval\":" + interval));

    OAuth.Device device = adapters.oauth().device(issuer.request());

    assertThat(device.interval()).isEqualTo(Duration.ofSeconds(kept));
    assertThat(device.lifetime()).isLessThanOrEqualTo(Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.com/d",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "-flag",
        "https://user@id.example.com/",
        "https://id.example.com/d $(id)"
      })
  void showsNoPageThatIsNotOfHttps(String page) {
    issuer.always("/device", device("WDJB-MJHT", page, 600, ""));

    assertThat(begins().reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void showsNoCodeThatIsLongAndCleansOneThatIsOdd() throws Exception {
    issuer.always("/device", device("x".repeat(33), "https://id.example.com/d", 600, ""));
    assertThat(begins().reason()).isEqualTo(Reason.MALFORMED);

    issuer.always("/device", device("AB\\u001b[2J\\u202e", "https://id.example.com/d", 600, ""));
    assertThat(adapters.oauth().device(issuer.request()).code()).isEqualTo("AB [2J");
  }

  @Test
  void saysThatThereIsNoSuchGrant() {
    issuer.always("/device", TestIssuer.error(400, "unauthorized_client", "not for you"));

    assertThat(begins())
        .hasMessage("https://id.example.com refused: unauthorized_client (not for you)");
  }

  private OAuth.Device begun(String more) throws Exception {
    issuer.always("/device", device("WDJB-MJHT", "https://id.example.com/d", 600, more));
    return adapters.oauth().device(issuer.request());
  }

  private static LabResponse device(String code, String page, long lifetime, String more) {
    return LabResponse.json(
        "{\"device_code\":\"dc-secret-1\",\"user_code\":\""
            + code
            + "\",\"verification_uri\":\""
            + page
            + "\",\"expires_in\":"
            + lifetime
            + more
            + "}");
  }

  private LookupException begins() {
    return catchThrowableOfType(
        LookupException.class, () -> adapters.oauth().device(issuer.request()));
  }

  private LookupException awaited(OAuth.Device device) {
    return catchThrowableOfType(
        LookupException.class, () -> adapters.oauth().await(issuer.request(), device));
  }
}
