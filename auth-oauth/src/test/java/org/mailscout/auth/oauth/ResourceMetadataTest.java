package org.mailscout.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.auth.oauth.OfferWorld.metadata;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Url;

/** Row A81 of the attacks: whom a mail service says that it belongs to, RFC 9728. */
final class ResourceMetadataTest {

  private static final String ORIGIN = "https://api.example.com";
  private static final Url JMAP = Url.of(ORIGIN + "/.well-known/jmap");
  private static final String DOCUMENT = ORIGIN + ResourceMetadata.WELL_KNOWN;
  private static final String OTHER = "https://id.other.test";

  private final OfferWorld world = new OfferWorld();

  private void challenge(String url) {
    world
        .http()
        .with(
            JMAP,
            401,
            Map.of("www-authenticate", List.of("Bearer resource_metadata=\"" + url + "\"")),
            new byte[0]);
    world.json(OTHER + "/.well-known/openid-configuration", metadata(OTHER));
  }

  private static String naming(String resource) {
    return "{\"resource\":" + resource + ",\"authorization_servers\":[\"" + OTHER + "\"]}";
  }

  @ParameterizedTest
  @ValueSource(strings = {ORIGIN, ORIGIN + "/", ORIGIN + "/.well-known/jmap"})
  void believesADocumentOfTheServiceThatWasAsked(String resource) throws Exception {
    challenge(DOCUMENT);
    world.json(DOCUMENT, naming("\"" + resource + "\""));

    assertThat(world.offer(OfferWorld.jmap(JMAP)).orElseThrow().issuer()).contains(OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://API.example.com\"",
        "\"http://api.example.com\"",
        "\"https://api.example.com:443\"",
        "\"https://api.example.com//\"",
        "\"https://api.example.com/.well-known/jmap/\"",
        "\"https://api.example.com/other\"",
        "\"https://example.com\"",
        "\"https://api.example.com.other.test\"",
        "\"\"",
        "null",
        "1",
        "[\"https://api.example.com\"]",
        "\"https://other.test\",\"resource\":\"https://api.example.com\""
      })
  void believesNoDocumentOfAnother(String resource) throws Exception {
    challenge(DOCUMENT);
    world.json(DOCUMENT, naming(resource));

    assertThat(world.offer(OfferWorld.jmap(JMAP))).isEmpty();
    assertThat(world.asked()).doesNotContain("id.other.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.test/.well-known/oauth-protected-resource",
        "https://example.com/.well-known/oauth-protected-resource",
        "https://api.example.com:8443/.well-known/oauth-protected-resource",
        "http://api.example.com/.well-known/oauth-protected-resource",
        "https://api.example.com@other.test/x",
        "//other.test/x",
        "javascript:alert(1)",
        "file:///etc/passwd"
      })
  void readsNoDocumentThatIsNotTheServicesOwn(String url) throws Exception {
    challenge(url);

    assertThat(world.offer(OfferWorld.jmap(JMAP))).isEmpty();
    assertThat(world.http().asked())
        .allMatch(asked -> List.of(ORIGIN, "https://example.com").contains(asked.url().origin()))
        .noneMatch(asked -> asked.url().toString().equals("https://example.com" + WELL_KNOWN));
  }

  private static final String WELL_KNOWN = ResourceMetadata.WELL_KNOWN;

  @Test
  void asksNoMoreThanThreeOfAThousandServers() throws Exception {
    String thousand =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"https://id" + i + ".other.test\"")
            .collect(Collectors.joining(","));
    challenge(DOCUMENT);
    world.json(
        DOCUMENT, "{\"resource\":\"" + ORIGIN + "\",\"authorization_servers\":[" + thousand + "]}");

    assertThat(world.offer(OfferWorld.jmap(JMAP))).isEmpty();
    assertThat(world.asked())
        .filteredOn(host -> host.endsWith(".other.test"))
        .containsExactly("id0.other.test", "id1.other.test", "id2.other.test");
  }

  @Test
  void asksNoServerWhoseUrlIsOdd() throws Exception {
    challenge(DOCUMENT);
    world.json(
        DOCUMENT,
        naming("\"" + ORIGIN + "\"")
            .replace(
                "[",
                "[\"http://a.other.test\",\"https://b.other.test?x\",\"javascript:alert(1)\","
                    + "\"https://c.other.test/..\",\"file:///etc/passwd\","));

    assertThat(world.offer(OfferWorld.jmap(JMAP)).orElseThrow().issuer()).contains(OTHER);
    assertThat(world.asked()).doesNotContain("a.other.test", "b.other.test", "c.other.test");
  }
}
