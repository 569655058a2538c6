package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Authentication;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

final class HttpProbeTest {

  private static final Url JMAP = Url.of("https://api.mail.test/.well-known/jmap");
  private static final Url DAV = Url.of("https://dav.mail.test/.well-known/caldav");
  private static final String SESSION =
      "{\"capabilities\":{\"urn:ietf:params:jmap:core\":{\"maxSizeUpload\":1}},"
          + "\"apiUrl\":\"https://api.mail.test/api\"}";

  private final FakeCall call = new FakeCall();

  @Test
  void provesJmapByItsChallenges() throws Exception {
    ProbeAnswer answer =
        probe(JMAP, 401, Map.of("www-authenticate", List.of("Bearer realm=x", "Basic")), "");

    assertThat(answer.isProved()).isTrue();
    assertThat(answer.findings().challenges()).containsExactly("Bearer realm=x", "Basic");
    assertThat(answer.findings().authentication())
        .containsExactly(Authentication.OAUTH2, Authentication.PASSWORD);
    assertThat(answer.provenance().source()).isEqualTo(JMAP.toString());
  }

  @Test
  void provesJmapByItsSession() throws Exception {
    assertThat(probe(JMAP, 200, Map.of(), SESSION).isProved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>welcome</html>",
        "[]",
        "{}",
        "{\"capabilities\":{},\"apiUrl\":\"/\"}",
        "{\"capabilities\":{\"urn:ietf:params:jmap:core\":{}},\"apiUrl\":1}",
        "{\"capabilities\":{\"urn:ietf:params:jmap:core\":{}},\"apiUrl\":\"/\"} more",
        "{\"apiUrl\":\"/\",\"apiUrl\":\"/\",\"capabilities\":{\"urn:ietf:params:jmap:core\":{}}}",
        "{\"capabilities\":{\"urn:ietf:params:jmap:core\":{}},\"apiUrl\":\"/\""
      })
  void knowsAnotherDocumentFromASession(String body) throws Exception {
    ProbeAnswer answer = probe(JMAP, 200, Map.of(), body);

    assertThat(answer.failure().map(Failure::reason)).contains(Reason.MALFORMED);
    assertThat(answer.failure().map(Failure::nothingThere)).contains(true);
  }

  @Test
  void readsNoSessionBelowTheDepthAllowed() throws Exception {
    String deep = "[".repeat(100_000);
    String body = SESSION.replace("1", deep);

    assertThat(probe(JMAP, 200, Map.of(), body).isProved()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "401, www-authenticate, Basic, true",
    "401, x-none, x, false",
    "207, content-type, application/xml, true",
    "405, allow, 'OPTIONS, PROPFIND', true",
    "403, dav, '1, calendar-access', true",
    "200, content-type, text/calendar, true",
    "200, content-type, text/HTML; charset=utf-8, false",
    "403, x-none, x, false",
    "404, x-none, x, false"
  })
  void provesDavByTheWayItRefuses(int status, String field, String value, boolean proved)
      throws Exception {
    ProbeAnswer answer = probe(DAV, status, Map.of(field, List.of(value)), "");

    assertThat(answer.isProved()).isEqualTo(proved);
    assertThat(answer.failure().map(Failure::nothingThere).orElse(false))
        .isEqualTo(!proved && (status == 200 || status == 404));
  }

  @Test
  void passesOnHowTheRequestFailed() throws Exception {
    Failure failure = new Failure(Reason.TLS, "another name", true);
    HttpRequest request = HttpRequest.get(JMAP);
    HttpAnswer answer =
        HttpAnswer.failed(request, failure, call.provenance(JMAP.toString(), Channel.HTTPS));

    assertThat(probe(JMAP, answer).failure()).contains(failure);
  }

  private ProbeAnswer probe(Url url, int status, Map<String, List<String>> headers, String body)
      throws InterruptedException {
    return probe(
        url,
        HttpAnswer.of(
            HttpRequest.get(url),
            status,
            List.of(url),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            call.provenance(url.toString(), Channel.HTTPS)));
  }

  private ProbeAnswer probe(Url url, HttpAnswer answer) throws InterruptedException {
    Protocol protocol = url.equals(JMAP) ? Protocol.JMAP : Protocol.CALDAV;
    HttpFetcher fetcher =
        new HttpFetcher() {
          @Override
          public HttpAnswer fetch(HttpRequest request, Call asked) {
            return answer;
          }

          @Override
          public void warmUp(Host host, Call asked) {}

          @Override
          public void close() {}
        };
    try (MailProber prober =
        new MailProber(new FakeDnsClient(), Route.DIRECT, List.of(), fetcher, Limits.DEFAULT)) {
      return prober.probe(new ProbeQuestion(protocol, Endpoint.of(url), Optional.empty()), call);
    }
  }
}
