package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.network.TestAuthority.Wish;

@Timeout(30)
final class HttpsTest {

  private final Https https = new Https();

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    https.close();
    threads.shutdownNow();
  }

  @Test
  void endsAStalledHandshakeInTime() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RawServer server = new RawServer((line, out) -> never.countDown());
    https.closing(server);
    https.call.within(Duration.ofMillis(300));

    HttpAnswer answer =
        https
            .fetcher(server.port())
            .fetch(HttpRequest.get(Url.of("https://" + Https.HOST + "/")), https.call);

    assertThat(answer.failure().map(Failure::reason)).contains(Reason.TIMEOUT);
    assertThat(https.call.places).hasValue(0);
  }

  @Test
  void fillsTheAddressInAtItsOwnDomainOnly() throws Exception {
    RawServer server =
        https.serve(
            Https.AUTHORITY.server(Wish.of(Https.HOST, Https.STRANGER)),
            (line, out) -> {
              if (line.contains("/go")) {
                String to = "https://" + Https.STRANGER + "/c?x=jane%2Bx@example.com&y=1";
                String head = "HTTP/1.1 302 x\r\nContent-Length: 0\r\nLocation: ";
                out.write((head + to + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
              } else {
                Https.hello(line, out);
              }
            });
    PooledHttpFetcher fetcher = https.fetcher(server.port());

    HttpAnswer own =
        fetcher.fetch(
            HttpRequest.get(Url.of("https://" + Https.HOST + "/c?e={address}")), https.call);
    fetcher.fetch(
        HttpRequest.get(Url.of("https://" + Https.STRANGER + "/d?e={address}&v=1")), https.call);
    HttpAnswer sent =
        fetcher.fetch(
            HttpRequest.get(Url.of("https://" + Https.HOST + "/go?e={address}")), https.call);

    assertThat(server.requests)
        .containsExactly(
            "GET /c?e=jane%2Bx%40example.com HTTP/1.1",
            "GET /d?v=1 HTTP/1.1",
            "GET /go?e=jane%2Bx%40example.com HTTP/1.1",
            "GET /c?y=1 HTTP/1.1");
    assertThat(own.provenance().source()).isEqualTo("https://" + Https.HOST + "/c");
    assertThat(sent.hops().toString() + https.call.steps).doesNotContain("jane");
  }

  @Test
  void refusesARedirectToHttp() throws Exception {
    String head =
        "HTTP/1.1 302 x\r\nContent-Length: 0\r\nLocation: http://" + Https.HOST + "/\r\n\r\n";
    RawServer server =
        https.serve(
            Https.AUTHORITY.server(Wish.of(Https.HOST)),
            (line, out) -> out.write(head.getBytes(StandardCharsets.ISO_8859_1)));

    HttpAnswer answer =
        https
            .fetcher(server.port())
            .fetch(HttpRequest.get(Url.of("https://" + Https.HOST + "/")), https.call);

    assertThat(answer.failure().map(Failure::reason)).contains(Reason.FORBIDDEN_BY_POLICY);
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void usesTheConnectionThatWasWarmedUp() throws Exception {
    RawServer server = https.serve(Https.AUTHORITY.server(Wish.of(Https.HOST)), Https::hello);
    PooledHttpFetcher fetcher = https.fetcher(server.port());

    fetcher.warmUp(Host.of(Https.HOST), https.call);
    HttpAnswer answer =
        fetcher.fetch(HttpRequest.get(Url.of("https://" + Https.HOST + "/")), https.call);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(server.connections).hasValue(1);
    assertThat(fetcher.client().inUse()).isZero();
    assertThat(https.call.places).hasValue(0);
  }

  @Test
  void endsWhenTheThreadIsInterruptedOrTheCallCancelled() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    RawServer server =
        https.serve(
            Https.AUTHORITY.server(Wish.of(Https.HOST)),
            (line, out) -> {
              asked.countDown();
              waitFor(never);
            });
    PooledHttpFetcher fetcher = https.fetcher(server.port());
    HttpRequest request = HttpRequest.get(Url.of("https://" + Https.HOST + "/"));
    FakeCall other = new FakeCall();
    CountDownLatch interrupted = new CountDownLatch(1);
    Future<?> cancelled = threads.submit(() -> fetcher.fetch(request, https.call));
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
    https.call.cancel();

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
