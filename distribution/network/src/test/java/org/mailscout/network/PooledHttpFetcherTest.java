package org.mailscout.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;

@Timeout(30)
final class PooledHttpFetcherTest {

  private static final String HOST = "www.example.com";

  private final FakeDnsClient dns = new FakeDnsClient().withLoopback(HOST);
  private final FakeCall call = new FakeCall().with(Policy.DEFAULT.withHttp(true));
  private final PooledHttpFetcher fetcher =
      new PooledHttpFetcher(dns, Route.DIRECT, List.of(), Optional.empty(), Limits.DEFAULT);

  @AfterEach
  void close() {
    fetcher.close();
  }

  private HttpAnswer get(RawServer server, String path) throws InterruptedException {
    return fetcher.fetch(HttpRequest.get(url(server, path)), call);
  }

  private static Url url(RawServer server, String path) {
    return Url.of("http://" + HOST + ":" + server.port() + path);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private Failure failure(RawServer.Script script) throws Exception {
    try (RawServer server = new RawServer(script)) {
      HttpAnswer answer = get(server, "/a");
      assertThat(fetcher.client().inUse()).isZero();
      assertThat(call.places).hasValue(0);
      assertThat(call.registered()).isZero();
      return answer.failure().orElseThrow(() -> new AssertionError(answer));
    }
  }

  private static void redirect(OutputStream out, String to) throws IOException {
    out.write(bytes("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + to + "\r\n\r\n"));
  }

  @Test
  void returnsTheDocumentAndKeepsTheConnection() throws Exception {
    try (RawServer server = new RawServer((line, out) -> out.write(RawServer.ok("hello")))) {
      HttpAnswer first = get(server, "/a");
      get(server, "/b");

      assertThat(new String(first.body(), ISO_8859_1)).isEqualTo("hello");
      assertThat(first.provenance().channel()).isEqualTo(Channel.HTTP);
      assertThat(server.connections).hasValue(1);
      assertThat(fetcher.client().inUse()).isZero();
      assertThat(fetcher.client().idle()).isEqualTo(1);
      assertThat(call.places).hasValue(0);
      assertThat(call.movements.get()).isPositive();
    }
  }

  @Test
  void saysNothingOfItselfButItsName() throws Exception {
    try (RawServer server =
        new RawServer(
            (line, out) ->
                out.write(
                    bytes(
                        "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nAlt-Svc: h3=1\r\nContent-Length: 0\r\n\r\n")))) {
      get(server, "/a");
      get(server, "/b");

      assertThat(server.heads.get(0).toLowerCase(java.util.Locale.ROOT).lines().sorted().toList())
          .containsExactly(
              "accept-encoding: gzip",
              "accept: */*",
              "connection: keep-alive",
              "host: " + HOST + ":" + server.port(),
              "user-agent: mailscout");
      assertThat(server.heads.get(1)).isEqualTo(server.heads.get(0));
    }
  }

  @Test
  void asksOnceMoreWhereTheKeptConnectionWasClosed() throws Exception {
    try (RawServer server = new RawServer((line, out) -> out.write(RawServer.ok("x")))) {
      get(server, "/a");
      server.hangUp();

      HttpAnswer second = get(server, "/b");

      assertThat(second.status()).isEqualTo(200);
      assertThat(server.connections).hasValue(2);
    }
  }

  @Test
  void asksNeverAgainWhereANewConnectionIsClosed() throws Exception {
    Failure failure =
        failure(
            (line, out) -> {
              throw new IOException("hang up");
            });

    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void cutsAnEndlessBodyOffAtOnce() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    long start = System.nanoTime();
    Failure failure =
        failure(
            (line, out) -> {
              out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"));
              flood(out, gone);
            });

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(gone.await(1, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void cutsAnEndlessChunkedBodyOffAtOnce() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    Failure failure =
        failure(
            (line, out) -> {
              out.write(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3fffffff\r\n"));
              flood(out, gone);
            });

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(gone.await(1, TimeUnit.SECONDS)).isTrue();
  }

  private static void flood(OutputStream out, CountDownLatch gone) throws IOException {
    try {
      for (int i = 0; i < 1_000_000; i++) {
        out.write(new byte[1024]);
      }
    } finally {
      gone.countDown();
    }
  }

  @Test
  void unpacksGzipButNoBomb() throws Exception {
    try (RawServer server = new RawServer((line, out) -> gzip(line, out))) {
      HttpAnswer small = get(server, "/small");
      HttpAnswer bomb = get(server, "/bomb");

      assertThat(small.body()).hasSize(1024);
      assertThat(bomb.failure().map(Failure::reason)).contains(Reason.TOO_LARGE);
      assertThat(fetcher.client().inUse()).isZero();
    }
  }

  private static void gzip(String line, OutputStream out) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[line.contains("bomb") ? 100 << 20 : 1024]);
    }
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ";
    out.write(bytes(head + packed.size() + "\r\n\r\n"));
    out.write(packed.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, gzip", "br", "deflate"})
  void takesNoOtherCoding(String coding) throws Exception {
    Failure failure =
        failure(
            (line, out) ->
                out.write(
                    bytes(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: "
                            + coding
                            + "\r\nContent-Length: 1\r\n\r\nx")));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void takesNoHeadOfManyFields() throws Exception {
    String fields = "a: b\r\n".repeat(10_000);

    Failure failure = failure((line, out) -> out.write(bytes("HTTP/1.1 200 OK\r\n" + fields)));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void takesNoLongLine() throws Exception {
    String line = "a: " + "b".repeat(1 << 20);

    Failure failure = failure((r, out) -> out.write(bytes("HTTP/1.1 200 OK\r\n" + line)));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void takesFewInterimResponses() throws Exception {
    String hints = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(10_000);

    Failure failure = failure((line, out) -> out.write(bytes(hints)));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void callsABodyCutShortMalformed() throws Exception {
    Failure failure =
        failure(
            (line, out) -> {
              out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
              out.flush();
              throw new IOException("hang up");
            });

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void endsInTimeThoughBytesTrickle() throws Exception {
    call.within(Duration.ofMillis(300));
    CountDownLatch never = new CountDownLatch(1);

    Failure failure =
        failure(
            (line, out) -> {
              out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
              while (!waits(never)) {
                out.write('x');
                out.flush();
              }
            });

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
  }

  private static boolean waits(CountDownLatch latch) throws IOException {
    try {
      return latch.await(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void callsOverloadAFailure(int status) throws Exception {
    Failure failure =
        failure(
            (line, out) ->
                out.write(
                    bytes(
                        "HTTP/1.1 "
                            + status
                            + " x\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n")));

    assertThat(failure.reason()).isEqualTo(Reason.SERVER_FAILURE);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304, 401, 404, 410})
  void callsOtherStatusesAnswers(int status) throws Exception {
    try (RawServer server =
        new RawServer(
            (line, out) ->
                out.write(
                    bytes(
                        "HTTP/1.1 "
                            + status
                            + " x\r\nWWW-Authenticate: Basic\r\n"
                            + (status == 204 || status == 304 ? "" : "Content-Length: 0\r\n")
                            + "\r\n")))) {
      HttpAnswer answer = get(server, "/a");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(server.heads.toString()).doesNotContainIgnoringCase("authorization");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void followsRedirectsAndListsThem() throws Exception {
    try (RawServer server =
        new RawServer(
            (line, out) -> {
              if (line.contains("/a")) {
                redirect(out, "/b#fragment");
              } else {
                out.write(RawServer.ok("end"));
              }
            })) {
      HttpAnswer answer = get(server, "/a");

      assertThat(answer.hops()).containsExactly(url(server, "/a"), url(server, "/b"));
      assertThat(answer.provenance().source()).isEqualTo(url(server, "/a").toString());
    }
  }

  @Test
  void callsARedirectLoopMalformed() throws Exception {
    Failure failure = failure((line, out) -> redirect(out, line.contains("/a") ? "/b" : "/a"));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void callsALongChainOfRedirectsMalformed() throws Exception {
    Failure failure = failure((line, out) -> redirect(out, line.split(" ", -1)[1] + "x"));

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
    Failure failure = failure((line, out) -> redirect(out, location));

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
  }

  @Test
  void returnsARedirectThatItMayNotFollow() throws Exception {
    try (RawServer server = new RawServer((line, out) -> redirect(out, "/b"))) {
      HttpAnswer answer = fetcher.fetch(HttpRequest.get(url(server, "/a")).withRedirects(0), call);

      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location")).containsExactly("/b");
    }
  }

  @Test
  void leavesTheAddressOutWhereTheChannelIsNotSecure() throws Exception {
    try (RawServer server = new RawServer((line, out) -> out.write(RawServer.ok("x")))) {
      get(server, "/c.xml?emailaddress={address}&v=1");

      assertThat(server.requests).containsExactly("GET /c.xml?v=1 HTTP/1.1");
    }
  }

  @Test
  void asksNoHttpUnlessThePolicyAllowsIt() throws Exception {
    call.with(Policy.DEFAULT);

    Failure failure = failure((line, out) -> out.write(RawServer.ok("x")));

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
  }

  @Test
  void asksNoHostThatIsNotDisclosed() throws Exception {
    call.mayAskOnly(host -> false);

    Failure failure = failure((line, out) -> out.write(RawServer.ok("x")));

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
    assertThat(dns.asked).isEmpty();
  }
}
