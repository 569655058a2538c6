package org.mailscout.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailscout.auth.oauth.OfferWorld.ISSUER;
import static org.mailscout.auth.oauth.OfferWorld.OPENID;
import static org.mailscout.auth.oauth.OfferWorld.RFC_8414;
import static org.mailscout.auth.oauth.OfferWorld.metadata;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthOffer;

/** Rows A68, A69, A71 and A72 of the attacks: what an issuer says of itself. */
final class HostileMetadataTest {

  private static final List<String> REQUIRED =
      List.of("issuer", "authorization_endpoint", "token_endpoint");
  private static final Map<String, String> OPTIONAL =
      Map.of(
          "registration_endpoint", "registration",
          "device_authorization_endpoint", "device",
          "revocation_endpoint", "revocation",
          "jwks_uri", "keys");
  private static final List<String> LISTS =
      List.of(
          "response_types_supported", "grant_types_supported", "code_challenge_methods_supported");
  private static final List<String> OTHER_TYPES = List.of("1", "true", "{}", "[1]", "[[]]");

  private final OfferWorld world = new OfferWorld();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ID.example.com",
        "HTTPS://id.example.com",
        "https://id.example.com/",
        "https://id.example.com:443",
        "https://id.example.com?",
        "https://id.example.co",
        "https://id.example.com.evil.test",
        "https://id.example.com/a",
        "https://id%2Eexample.com",
        " https://id.example.com",
        "http://id.example.com",
        "https://evil.test",
        ""
      })
  void takesNoIssuerThatIsNotByteForByteTheOneAsked(String spelt) {
    world.json(OPENID, metadata().replace("\"" + ISSUER + "\"", "\"" + spelt + "\""));

    assertThat(refused()).hasMessage(OPENID + ": of another issuer");
  }

  @Test
  void comparesWhatIsMeantAndNotHowJsonEscapesIt() throws Exception {
    world.json(OPENID, metadata().replace("/", "\\/"));

    assertThat(world.named(ISSUER).orElseThrow().issuer()).contains(ISSUER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.com",
        "https://id.example.com?x=1",
        "https://id.example.com#x",
        "https://id.example.com/a/../b",
        "https://id.example.com/./b",
        "https://id.example.com/..",
        "https://id.example.com/%2e%2e/b",
        "https://id.example.com/%61",
        "https://id.example.com/{tenantid}",
        "https://id.example.com@evil.test",
        "https://id.example.com:99999",
        "https://id example.com",
        "javascript://id.example.com/%0aalert(1)",
        "file:///etc/passwd",
        "smb://id.example.com/share",
        "--option=x"
      })
  void asksNoIssuerWhoseUrlIsOdd(String issuer) throws Exception {
    assertThat(world.named(issuer)).isEmpty();
    assertThat(world.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws Exception {
    Url elsewhere = Url.of("https://evil.test/metadata");
    for (String place : List.of(OPENID, RFC_8414)) {
      Map<String, List<String>> location = Map.of("location", List.of(elsewhere.toString()));
      world.http().with(Url.of(place), status, location, new byte[0]);
    }
    world.json(elsewhere.toString(), metadata());

    assertThat(world.named(ISSUER)).isEmpty();
    assertThat(world.asked()).containsExactly("id.example.com");
  }

  static Stream<Arguments> requiredOfAnotherType() {
    return Stream.concat(REQUIRED.stream(), LISTS.stream())
        .flatMap(name -> OTHER_TYPES.stream().map(value -> Arguments.of(name, value)));
  }

  @ParameterizedTest
  @MethodSource("requiredOfAnotherType")
  void takesNoDocumentThatHasAnotherTypeWhereItMatters(String name, String value) {
    world.json(OPENID, with(name, value));

    assertThat(refused().reason()).isEqualTo(Reason.MALFORMED);
  }

  static Stream<Arguments> optionalOfAnotherType() {
    return OPTIONAL.keySet().stream()
        .flatMap(name -> OTHER_TYPES.stream().map(value -> Arguments.of(name, value)));
  }

  @ParameterizedTest
  @MethodSource("optionalOfAnotherType")
  void leavesOutWhatIsOfAnotherTypeElsewhere(String name, String value) throws Exception {
    world.json(OPENID, with(name, value));

    assertThat(world.named(ISSUER).orElseThrow().parameters())
        .containsKey("token")
        .doesNotContainKey(OPTIONAL.get(name));
  }

  @Test
  void makesNothingOfNamesThatOtherReadersObey() throws Exception {
    world.json(
        OPENID,
        metadata()
            .replaceFirst(
                "\\{",
                "{\"@class\":\"java.lang.ProcessBuilder\",\"@type\":[\"calc\"],\"__x\":{},"));

    assertThat(world.named(ISSUER)).isPresent();
  }

  static Stream<Arguments> endpoints() {
    return Stream.concat(REQUIRED.stream().skip(1), OPTIONAL.keySet().stream())
        .flatMap(
            name ->
                Stream.of(
                        "http://id.example.com/x",
                        "javascript:alert(1)",
                        "javascript://id.example.com/%0aalert(1)",
                        "data:text/html,x",
                        "file:///etc/passwd",
                        "smb://evil.test/share",
                        "-flag",
                        "--new-window=https://id.example.com/x",
                        "/x",
                        "https://id.example.com@evil.test/x",
                        "https://id.example.com/$(touch${IFS}x)",
                        "https://id.example.com/`id`|calc",
                        "https://id.example.com/x y",
                        "https://id.example.com/x#y",
                        "https://id.example.com/{address}",
                        "https://0x7f.1/x",
                        "https://[::1]/x")
                    .map(url -> Arguments.of(name, url)));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void usesNoEndpointThatIsNoPlainUrlOfHttps(String name, String url) throws Exception {
    world.json(OPENID, with(name, "\"" + url + "\""));

    if (REQUIRED.contains(name)) {
      assertThat(refused()).hasMessage(OPENID + ": " + name + " is no URL of https");
    } else {
      assertThat(world.named(ISSUER).orElseThrow().parameters())
          .doesNotContainKey(OPTIONAL.get(name));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?client_id=evil",
        "?x=1&redirect_uri=https://evil.test/",
        "?REDIRECT_URI=https://evil.test/",
        "?state",
        "?state&x=1",
        "?%72edirect_uri=https://evil.test/",
        "?x=1&code_challenge%5fmethod=plain",
        "?nonce=1",
        "?scope=all",
        "?resource=https://evil.test/",
        "?response_type=token"
      })
  void takesNoPageThatSpeaksInOurPlace(String query) {
    world.json(OPENID, metadata().replace("/authorize\"", "/authorize" + query + "\""));

    assertThat(refused()).hasMessage(OPENID + ": authorization_endpoint has parameters of ours");
  }

  @Test
  void saysWhichServersOfOtherDomainsTakePart() throws Exception {
    world.json(
        OPENID,
        metadata()
            .replace(ISSUER + "/token", "https://tokens.other.test/token")
            .replace(ISSUER + "/revoke", "https://tokens.other.test/revoke")
            .replace(ISSUER + "/keys", "https://www.example.com/keys"));

    AuthOffer offer = world.named(ISSUER).orElseThrow();

    assertThat(OfferWorld.notes(offer))
        .containsExactly("Its issuer has part of the sign-in done at tokens.other.test.");
  }

  private LookupException refused() {
    LookupException refused =
        catchThrowableOfType(LookupException.class, () -> world.named(ISSUER));
    assertThat(refused).as("refused").isNotNull();
    return refused;
  }

  /** Returns metadata with another value of a name, in JSON. */
  private static String with(String name, String value) {
    String without = metadata().replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]),?", "");
    return without.replaceFirst(
        "\\{", java.util.regex.Matcher.quoteReplacement("{\"" + name + "\":" + value + ","));
  }
}
