package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.lab.LabResponse;

/** Rows A66 to A68 of the attacks, at each endpoint that answers with JSON. */
final class HostileAnswersTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "/register", "{\"client_id\":\"dyn-1\"}",
          "/device",
              "{\"device_code\":\"dc-secret-1\",\"user_code\":\"A\",\"expires_in\":600,"
                  + "\"verification_uri\":\"https://id.example.com/d\"}",
          "/token", "{\"access_token\":\"at-secret-1\",\"token_type\":\"Bearer\"}",
          "/keys", "{\"keys\":[]}");

  private final TestIssuer issuer = new TestIssuer();
  private final Adapters adapters = new Adapters(issuer.lab);

  @AfterEach
  void close() {
    adapters.close();
    issuer.close();
  }

  static Stream<Arguments> spoiled() {
    return GOOD.entrySet().stream()
        .flatMap(
            good ->
                spoiled(good.getValue())
                    .map(bad -> Arguments.of(good.getKey(), bad.get(0), bad.get(1))));
  }

  private static Stream<List<String>> spoiled(String good) {
    String open = good.substring(0, good.length() - 1);
    String first = open.substring(1).replaceFirst(",.*", "");
    return Stream.of(
        List.of(open + ",\"x\":" + "[".repeat(100_000), "too-large"),
        List.of("[".repeat(100_000), "malformed,too-large"),
        List.of(open + ",\"x\":" + "{\"x\":".repeat(33) + "1" + "}".repeat(34), "too-large"),
        List.of(open + ",\"x\":" + "9".repeat(200_000) + "}", "too-large"),
        List.of(open + ",\"x\":\"" + "x".repeat(10_000_000) + "\"}", "too-large"),
        List.of(open + ",\"x\":[1" + ",1".repeat(20_000) + "]}", "too-large"),
        List.of(open + "," + first + "}", "malformed"),
        List.of(good + "{}", "malformed"),
        List.of(good + "]", "malformed"),
        List.of(open + ",\"x\":NaN}", "malformed"),
        List.of(open + ",\"x\":+1}", "malformed"),
        List.of(open, "malformed"),
        List.of("[" + good + "]", "malformed"),
        List.of("\uFEFF\uFEFF" + good, "malformed"),
        List.of("<html>" + good + "</html>", "malformed"),
        List.of("null", "malformed"));
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void areRefusedAtOnceInAFewWords(String path, String body, String reasons) throws Exception {
    issuer.always(path, LabResponse.json(body));

    LookupException refused =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> catchThrowableOfType(LookupException.class, () -> ask(path)));

    assertThat(List.of(reasons.split(","))).contains(refused.reason().id());
    assertThat(refused.getMessage())
        .startsWith("https://id.example.com")
        .hasSizeLessThan(200)
        .doesNotContain("secret");
  }

  static Stream<Arguments> otherTypes() {
    return Stream.of(
            "/register client_id",
            "/device device_code",
            "/device user_code",
            "/device verification_uri",
            "/device expires_in",
            "/token access_token",
            "/token token_type")
        .map(text -> text.split(" "))
        .flatMap(
            words ->
                Stream.of("null", "true", "{}", "[\"x\"]", "1e1000000000", "-1", "\"\"")
                    .map(value -> Arguments.of(words[0], words[1], value)));
  }

  @ParameterizedTest
  @MethodSource("otherTypes")
  void areRefusedWhereWhatIsNeededIsOfAnotherType(String path, String name, String value) {
    String spoiled =
        GOOD.getOrDefault(path, "")
            .replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\d+)", "\"" + name + "\":" + value);
    issuer.always(path, LabResponse.json(spoiled));

    LookupException refused = catchThrowableOfType(LookupException.class, () -> ask(path));

    assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(refused.getMessage()).endsWith("no usable " + name);
  }

  private void ask(String path) throws Exception {
    switch (path) {
      case "/register" -> adapters.oauth().register(issuer.server(), List.of("openid"));
      case "/device" -> adapters.oauth().device(issuer.request());
      case "/keys" -> {
        String idToken = TestIssuer.signed(TestIssuer.claims("").build());
        issuer.always("/token", TestIssuer.tokens(",\"id_token\":\"" + idToken + "\""));
        adapters.oauth().refresh(issuer.request(), "rt-secret-9");
      }
      default -> adapters.oauth().refresh(issuer.request(), "rt-secret-9");
    }
  }
}
