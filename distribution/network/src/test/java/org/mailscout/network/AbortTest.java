package org.mailscout.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;

/**
 * What never ends is cut off, not read to its end: the server sees that the client has gone within
 * 50 ms of the answer. Reading on would take for ever, so the best of a few runs tells both apart
 * on a busy machine too.
 */
@Timeout(60)
final class AbortTest {

  private static final int RUNS = 5;
  private static final Duration BOUND = Duration.ofMillis(50);
  private static final String HOST = "www.example.com";

  private enum Endless {
    LYING_LENGTH("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n", filled('x')),
    NO_LENGTH("HTTP/1.1 200 OK\r\n\r\n", filled('x')),
    CHUNKED("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3fffffff\r\n", filled('x')),
    CHUNK_EXTENSIONS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", filled('y')),
    GZIP("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", packed()),
    FIELDS("HTTP/1.1 200 OK\r\n", "a: b\r\n".repeat(100)),
    ONE_LINE("HTTP/1.1 200 OK\r\na: ", filled('z')),
    INTERIM("", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(50)),
    ERROR_PAGE("HTTP/1.1 404 Not Found\r\nContent-Length: 1000000000\r\n\r\n", filled('x'));

    private final String head;
    private final String again;

    Endless(String head, String again) {
      this.head = head;
      this.again = again;
    }

    void send(OutputStream out) throws IOException {
      out.write(head.getBytes(ISO_8859_1));
      byte[] block = again.getBytes(ISO_8859_1);
      while (true) {
        out.write(block);
      }
    }

    private static String filled(char c) {
      return String.valueOf(c).repeat(4096);
    }

    /** Each is a whole member that unpacks to a megabyte: the format lets them follow on. */
    private static String packed() {
      ByteArrayOutputStream member = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
        gzip.write(new byte[1 << 20]);
      } catch (IOException e) {
        throw new AssertionError("in memory", e);
      }
      return member.toString(ISO_8859_1);
    }
  }

  private final FakeDnsClient dns = new FakeDnsClient().withLoopback(HOST);
  private final FakeCall call = new FakeCall().with(Policy.DEFAULT.withHttp(true));
  private final PooledHttpFetcher fetcher =
      new PooledHttpFetcher(dns, Route.DIRECT, List.of(), Optional.empty(), Limits.DEFAULT);

  @AfterEach
  void close() {
    fetcher.close();
  }

  @ParameterizedTest
  @EnumSource
  void leavesAServerThatNeverEnds(Endless endless) throws Exception {
    BlockingQueue<Long> left = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(
            (line, out) -> {
              try {
                endless.send(out);
              } finally {
                left.add(System.nanoTime());
              }
            })) {
      HttpRequest request = HttpRequest.get(Url.of("http://" + HOST + ":" + server.port() + "/"));
      long best = Long.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        HttpAnswer answer = fetcher.fetch(request, call);
        long ended = System.nanoTime();
        assertEnded(endless, answer);
        Long gone = left.poll(10, TimeUnit.SECONDS);
        assertThat(gone).as("the server sees that the client has gone").isNotNull();
        best = Math.min(best, gone - ended);
      }

      assertThat(Duration.ofNanos(best)).isLessThan(BOUND);
    }
  }

  private void assertEnded(Endless endless, HttpAnswer answer) {
    if (endless == Endless.ERROR_PAGE) {
      assertThat(answer.status()).isEqualTo(404);
    } else {
      assertThat(answer.failure().map(Failure::reason)).contains(Reason.TOO_LARGE);
    }
    assertThat(fetcher.client().inUse()).isZero();
    assertThat(fetcher.client().idle()).isZero();
    assertThat(call.places).hasValue(0);
    assertThat(call.registered()).isZero();
  }
}
