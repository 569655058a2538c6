package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.network.TestAuthority.Wish;

@Timeout(30)
final class HttpsTest {

  private static final TestAuthority AUTHORITY = new TestAuthority("Test Authority");
  private static final String HOST = "www.example.com";
  private static final String STRANGER = "www.stranger.test";

  private final FakeDnsClient dns =
      new FakeDnsClient().withLoopback(HOST).withLoopback(STRANGER).withLoopback("example.com");
  private final FakeCall call = new FakeCall();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    open.forEach(Closing::quietly);
    threads.shutdownNow();
  }

  private RawServer serve(SSLContext context, RawServer.Script script) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    ServerSocket listener = context.getServerSocketFactory().createServerSocket(0, 50, loopback);
    RawServer server = new RawServer(listener, script);
    open.add(server);
    return server;
  }

  private static void hello(String line, java.io.OutputStream out) throws IOException {
    out.write(RawServer.ok("hello"));
  }

  private PooledHttpFetcher fetcher(int port) {
    Route route =
        new Route() {
          @Override
          public InetSocketAddress to(InetAddress address, int asked) {
            return new InetSocketAddress(address, port);
          }

          @Override
          public boolean isPublic(InetAddress address) {
            return true;
          }
        };
    PooledHttpFetcher fetcher =
        new PooledHttpFetcher(
            dns, route, List.of(AUTHORITY.certificate()), Optional.empty(), Limits.DEFAULT);
    open.add(fetcher);
    return fetcher;
  }

  private HttpAnswer get(SSLContext context, String url) throws Exception {
    return fetcher(serve(context, HttpsTest::hello).port())
        .fetch(HttpRequest.get(Url.of(url)), call);
  }

  private Failure failure(SSLContext context) throws Exception {
    HttpAnswer answer = get(context, "https://" + HOST + "/");
    assertThat(call.places).hasValue(0);
    assertThat(call.registered()).isZero();
    return answer.failure().orElseThrow(() -> new AssertionError(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {HOST, "*.example.com"})
  void acceptsACertificateOfTheName(String name) throws Exception {
    HttpAnswer answer = get(AUTHORITY.server(Wish.of(name)), "https://" + HOST + "/");

    assertThat(answer.failure()).isEmpty();
    assertThat(answer.provenance().channel()).isEqualTo(Channel.HTTPS);
    assertThat(call.roundTrips).containsExactly(true, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "w*.example.com", "*.com", "www.example.com.evil.test"})
  void refusesACertificateOfAnotherName(String name) throws Exception {
    Failure failure = failure(AUTHORITY.server(Wish.of(name)));

    assertThat(failure.reason()).isEqualTo(Reason.TLS);
    assertThat(failure.nothingThere()).isTrue();
    assertThat(failure.message()).contains("another name");
  }

  @Test
  void refusesAWildcardAboveWhichStrangersRegister() throws Exception {
    HttpAnswer answer = get(AUTHORITY.server(Wish.of("*.com")), "https://example.com/");

    assertThat(answer.failure().map(Failure::reason)).contains(Reason.TLS);
  }

  @Test
  void takesNoCommonNameForAName() throws Exception {
    Failure failure = failure(AUTHORITY.server(Wish.of().withCommonName(HOST)));

    assertThat(failure.message()).contains("names no host");
    assertThat(failure.nothingThere()).isFalse();
  }

  @Test
  void tellsAnExpiredCertificate() throws Exception {
    Failure failure = failure(AUTHORITY.server(Wish.of(HOST).withTimes(-9, -1)));

    assertThat(failure.message()).contains("expired");
    assertThat(failure.reason()).isEqualTo(Reason.TLS);
  }

  @Test
  void tellsACertificateOfTheFuture() throws Exception {
    Failure failure = failure(AUTHORITY.server(Wish.of(HOST).withTimes(1, 9)));

    assertThat(failure.message()).contains("not yet valid");
  }

  @Test
  void tellsASelfSignedCertificate() throws Exception {
    Failure failure = failure(TestAuthority.selfSigned(Wish.of(HOST)));

    assertThat(failure.message()).contains("self-signed");
    assertThat(failure.nothingThere()).isFalse();
  }

  @Test
  void tellsAnUnknownAuthority() throws Exception {
    Failure failure = failure(new TestAuthority("Nobody").server(Wish.of(HOST)));

    assertThat(failure.message()).contains("unknown authority");
  }

  @Test
  void tellsAWeakKey() throws Exception {
    Failure failure = failure(AUTHORITY.server(Wish.of(HOST).withBits(1024)));

    assertThat(failure.message()).contains("weak");
  }

  @Test
  void tellsAWeakSignature() throws Exception {
    Failure failure = failure(AUTHORITY.server(Wish.of(HOST).withDigest("SHA1")));

    assertThat(failure.message()).contains("weak");
  }

  @Test
  void checksTheNameWhereASessionResumes() throws Exception {
    RawServer server = serve(AUTHORITY.server(Wish.of("other.test")), HttpsTest::hello);
    PooledHttpFetcher fetcher = fetcher(server.port());
    HttpRequest request = HttpRequest.get(Url.of("https://" + HOST + "/"));

    HttpAnswer first = fetcher.fetch(request, call);
    HttpAnswer second = fetcher.fetch(request, call);

    assertThat(first.failure().map(Failure::nothingThere)).contains(true);
    assertThat(second.failure().map(Failure::nothingThere)).contains(true);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void acceptsTheSrvNameOfTheMailDomainAndNamesTheHostsElse() throws Exception {
    RawServer server =
        serve(AUTHORITY.server(Wish.srvName("_imaps.example.com")), HttpsTest::hello);
    Host host = Host.of(STRANGER);
    TlsName led = TlsName.of(host, Domain.of("example.com"), "_imaps");

    try (SSLSocket socket = secure(server, led)) {
      assertThat(socket.getSession().isValid()).isTrue();
    }

    assertThatThrownBy(() -> secure(server, TlsName.of(host)))
        .isInstanceOfSatisfying(
            ConnectFailure.class,
            e -> assertThat(e.certificateNames()).containsExactly(Host.of("other.test")));
    assertThatThrownBy(() -> secure(server, TlsName.of(host, Domain.of("example.com"), "_pop3s")))
        .isInstanceOf(ConnectFailure.class);
  }

  private SSLSocket secure(RawServer server, TlsName name) throws Exception {
    Watchdog watchdog = new Watchdog();
    open.add(watchdog);
    TrustAnchors trust = new TrustAnchors(List.of(AUTHORITY.certificate()));
    Socket plain =
        new SocketConnector(dns, Route.DIRECT, Limits.DEFAULT)
            .connect(name.host(), Port.of(server.port()), call);
    return new TlsHandshake(trust, watchdog, Limits.DEFAULT).secure(plain, name, List.of(), call);
  }

  @Test
  void endsAStalledHandshakeInTime() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RawServer server = new RawServer((line, out) -> never.countDown());
    open.add(server);
    call.within(Duration.ofMillis(300));

    HttpAnswer answer =
        fetcher(server.port()).fetch(HttpRequest.get(Url.of("https://" + HOST + "/")), call);

    assertThat(answer.failure().map(Failure::reason)).contains(Reason.TIMEOUT);
    assertThat(call.places).hasValue(0);
  }

  @Test
  void fillsTheAddressInAtItsOwnDomainOnly() throws Exception {
    RawServer server =
        serve(
            AUTHORITY.server(Wish.of(HOST, STRANGER)),
            (line, out) -> {
              if (line.contains("/go")) {
                String to = "https://" + STRANGER + "/c?x=jane%2Bx@example.com&y=1";
                String head = "HTTP/1.1 302 x\r\nContent-Length: 0\r\nLocation: ";
                out.write((head + to + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
              } else {
                hello(line, out);
              }
            });
    PooledHttpFetcher fetcher = fetcher(server.port());

    HttpAnswer own =
        fetcher.fetch(HttpRequest.get(Url.of("https://" + HOST + "/c?e={address}")), call);
    fetcher.fetch(HttpRequest.get(Url.of("https://" + STRANGER + "/d?e={address}&v=1")), call);
    HttpAnswer sent =
        fetcher.fetch(HttpRequest.get(Url.of("https://" + HOST + "/go?e={address}")), call);

    assertThat(server.requests)
        .containsExactly(
            "GET /c?e=jane%2Bx%40example.com HTTP/1.1",
            "GET /d?v=1 HTTP/1.1",
            "GET /go?e=jane%2Bx%40example.com HTTP/1.1",
            "GET /c?y=1 HTTP/1.1");
    assertThat(own.provenance().source()).isEqualTo("https://" + HOST + "/c");
    assertThat(sent.hops().toString() + call.steps).doesNotContain("jane");
  }

  @Test
  void refusesARedirectToHttp() throws Exception {
    String head = "HTTP/1.1 302 x\r\nContent-Length: 0\r\nLocation: http://" + HOST + "/\r\n\r\n";
    RawServer server =
        serve(
            AUTHORITY.server(Wish.of(HOST)),
            (line, out) -> out.write(head.getBytes(StandardCharsets.ISO_8859_1)));

    HttpAnswer answer =
        fetcher(server.port()).fetch(HttpRequest.get(Url.of("https://" + HOST + "/")), call);

    assertThat(answer.failure().map(Failure::reason)).contains(Reason.FORBIDDEN_BY_POLICY);
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void usesTheConnectionThatWasWarmedUp() throws Exception {
    RawServer server = serve(AUTHORITY.server(Wish.of(HOST)), HttpsTest::hello);
    PooledHttpFetcher fetcher = fetcher(server.port());

    fetcher.warmUp(Host.of(HOST), call);
    HttpAnswer answer = fetcher.fetch(HttpRequest.get(Url.of("https://" + HOST + "/")), call);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(server.connections).hasValue(1);
    assertThat(fetcher.client().inUse()).isZero();
    assertThat(call.places).hasValue(0);
  }

  @Test
  void endsWhenTheThreadIsInterruptedOrTheCallCancelled() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    RawServer server =
        serve(
            AUTHORITY.server(Wish.of(HOST)),
            (line, out) -> {
              asked.countDown();
              waitFor(never);
            });
    PooledHttpFetcher fetcher = fetcher(server.port());
    HttpRequest request = HttpRequest.get(Url.of("https://" + HOST + "/"));
    FakeCall other = new FakeCall();
    CountDownLatch interrupted = new CountDownLatch(1);
    Future<?> cancelled = threads.submit(() -> fetcher.fetch(request, call));
    Thread thread =
        new Thread(
            () -> {
              try {
                fetcher.fetch(request, other);
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    thread.start();
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

    thread.interrupt();
    call.cancel();

    assertThat(interrupted.await(2, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> cancelled.get(2, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(fetcher.client().inUse()).isZero();
    assertThat(server.connections).hasValue(2);
  }

  private static void waitFor(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
