package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;

/** Responses that are too long, too slow or not what they say. */
@Timeout(30)
final class HttpLimitsTest {

  private final Fetching fetching = new Fetching();

  @AfterEach
  void close() {
    fetching.close();
  }

  @Test
  void cutsAnEndlessBodyOffAtOnce() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    long start = System.nanoTime();
    Failure failure =
        fetching.failure(
            (line, out) -> {
              out.write(Fetching.bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"));
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
        fetching.failure(
            (line, out) -> {
              out.write(
                  Fetching.bytes(
                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3fffffff\r\n"));
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
      HttpAnswer small = fetching.get(server, "/small");
      HttpAnswer bomb = fetching.get(server, "/bomb");

      assertThat(small.body()).hasSize(1024);
      assertThat(bomb.failure().map(Failure::reason)).contains(Reason.TOO_LARGE);
      assertThat(fetching.fetcher.client().inUse()).isZero();
    }
  }

  private static void gzip(String line, OutputStream out) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[line.contains("bomb") ? 100 << 20 : 1024]);
    }
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ";
    out.write(Fetching.bytes(head + packed.size() + "\r\n\r\n"));
    out.write(packed.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, gzip", "br", "deflate"})
  void takesNoOtherCoding(String coding) throws Exception {
    Failure failure =
        fetching.failure(
            (line, out) ->
                out.write(
                    Fetching.bytes(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: "
                            + coding
                            + "\r\nContent-Length: 1\r\n\r\nx")));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void takesNoHeadOfManyFields() throws Exception {
    String fields = "a: b\r\n".repeat(10_000);

    Failure failure =
        fetching.failure((line, out) -> out.write(Fetching.bytes("HTTP/1.1 200 OK\r\n" + fields)));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void takesNoLongLine() throws Exception {
    String line = "a: " + "b".repeat(1 << 20);

    Failure failure =
        fetching.failure((r, out) -> out.write(Fetching.bytes("HTTP/1.1 200 OK\r\n" + line)));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void takesFewInterimResponses() throws Exception {
    String hints = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(10_000);

    Failure failure = fetching.failure((line, out) -> out.write(Fetching.bytes(hints)));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void callsABodyCutShortMalformed() throws Exception {
    Failure failure =
        fetching.failure(
            (line, out) -> {
              out.write(Fetching.bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
              out.flush();
              throw new IOException("hang up");
            });

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void endsInTimeThoughBytesTrickle() throws Exception {
    fetching.call.within(Duration.ofMillis(300));
    CountDownLatch never = new CountDownLatch(1);

    Failure failure =
        fetching.failure(
            (line, out) -> {
              out.write(Fetching.bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
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
}
