package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;

/** Where a web server may send a client, and where not. */
@Timeout(30)
final class HttpRedirectsTest {

  private final Fetching fetching = new Fetching();

  @AfterEach
  void close() {
    fetching.close();
  }

  @Test
  void followsRedirectsAndListsThem() throws Exception {
    try (RawServer server =
        new RawServer(
            (line, out) -> {
              if (line.contains("/a")) {
                Fetching.redirect(out, "/b#fragment");
              } else {
                out.write(RawServer.ok("end"));
              }
            })) {
      HttpAnswer answer = fetching.get(server, "/a");

      assertThat(answer.hops())
          .containsExactly(Fetching.url(server, "/a"), Fetching.url(server, "/b"));
      assertThat(answer.provenance().source()).isEqualTo(Fetching.url(server, "/a").toString());
    }
  }

  @Test
  void callsARedirectLoopMalformed() throws Exception {
    Failure failure =
        fetching.failure((line, out) -> Fetching.redirect(out, line.contains("/a") ? "/b" : "/a"));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void callsALongChainOfRedirectsMalformed() throws Exception {
    Failure failure =
        fetching.failure((line, out) -> Fetching.redirect(out, line.split(" ", -1)[1] + "x"));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(failure.message()).contains("more than 5 redirects");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "data:text/plain,x",
        "//evil/",
        "https://user@evil.test/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://evil.test:22/",
        "https://evil.test:25/",
        "jar:https://evil.test/!/"
      })
  void followsNoRedirectToWhatMayNotBeAsked(String location) throws Exception {
    Failure failure = fetching.failure((line, out) -> Fetching.redirect(out, location));

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
  }

  @Test
  void returnsARedirectThatItMayNotFollow() throws Exception {
    try (RawServer server = new RawServer((line, out) -> Fetching.redirect(out, "/b"))) {
      HttpAnswer answer =
          fetching.fetcher.fetch(
              HttpRequest.get(Fetching.url(server, "/a")).withRedirects(0), fetching.call);

      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location")).containsExactly("/b");
    }
  }
}
