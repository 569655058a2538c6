package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row A76 of the attacks: whoever else asks at the loopback port. */
final class LoopbackListenerTest {

  private LoopbackListener listener;
  private int port;

  @BeforeEach
  void open() throws Exception {
    listener =
        LoopbackListener.open(
            URI.create("http://127.0.0.1/secret-path"),
            query -> new AuthorizationAnswer(Optional.of(query), Optional.empty()));
    port = listener.redirect().getPort();
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /secret-path?code=1, evil.example, 421",
    "GET, /secret-path?code=1, localhost:PORT, 421",
    "GET, /secret-path?code=1, 127.0.0.1, 421",
    "GET, /secret-path?code=1, [::1]:PORT, 421",
    "GET, /secret-path?code=1, 0.0.0.0:PORT, 421",
    "GET, /secret-path?code=1, 127.0.0.1:PORT.evil.example, 421",
    "GET, /secret-path?code=1, evil.example@127.0.0.1:PORT, 421",
    "GET, /secret-path?code=1, '', 421",
    "GET, /favicon.ico, 127.0.0.1:PORT, 404",
    "GET, /?code=1, 127.0.0.1:PORT, 404",
    "GET, /secret-path/?code=1, 127.0.0.1:PORT, 404",
    "GET, /secret-pathx?code=1, 127.0.0.1:PORT, 404",
    "GET, /secret-path, 127.0.0.1:PORT, 404",
    "GET, /secret-path?x=1, 127.0.0.1:PORT, 404",
    "GET, /%73ecret-path?code=1, 127.0.0.1:PORT, 404",
    "GET, /x/../secret-path?code=1, 127.0.0.1:PORT, 404",
    "GET, //secret-path?code=1, 127.0.0.1:PORT, 404",
    "GET, /SECRET-PATH?code=1, 127.0.0.1:PORT, 404",
    "POST, /secret-path?code=1, 127.0.0.1:PORT, 405",
    "OPTIONS, /secret-path?code=1, 127.0.0.1:PORT, 405",
    "HEAD, /secret-path?code=1, 127.0.0.1:PORT, 405",
    "get, /secret-path?code=1, 127.0.0.1:PORT, 405"
  })
  void answersNobodyElse(String method, String path, String host, int status) throws Exception {
    String shown = ask(method + " " + path, host.replace("PORT", "" + port));

    assertThat(shown).startsWith("HTTP/1.1 " + status).doesNotContain("Access-Control");
    assertThat(listener.await(Duration.ZERO)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /secret-path?code=1 HTTP/1.1\r\n\r\n",
        "GET /secret-path?code=1 HTTP/1.1\r\nHost: AT\r\nHost: AT\r\n\r\n",
        "GET /secret-path?code=1 HTTP/1.1\r\nHost: AT\r\nHost: evil.example\r\n\r\n",
        "GET /secret-path?code=1\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n",
        "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n",
        "GET /secret-path?code=1 HTTP/1.1\r\nHost: AT\r\nX: LONG\r\n\r\n",
        "GET /secret-path?code=LONG HTTP/1.1\r\nHost: AT\r\n\r\n"
      })
  void takesNothingThatIsNoRequestOfABrowser(String bytes) throws Exception {
    try {
      TestBrowser.raw(
          port, bytes.replace("AT", "127.0.0.1:" + port).replace("LONG", "x".repeat(100_000)));
    } catch (java.io.UncheckedIOException e) {
      assertThat(e).hasMessageContaining("reset"); // by us, who do not read on
    }

    assertThat(listener.await(Duration.ZERO)).isEmpty();
    ask("GET /secret-path?code=right", "127.0.0.1:" + port);
    assertThat(listener.await(Duration.ofSeconds(5))).isPresent();
  }

  @Test
  void takesOneRequestOfAConnection() throws Exception {
    String first = "GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";

    String shown =
        TestBrowser.raw(port, first + first.replace("favicon.ico", "secret-path?code=1"));

    assertThat(shown).startsWith("HTTP/1.1 404").doesNotContain("HTTP/1.1 200");
    assertThat(listener.await(Duration.ZERO)).isEmpty();
  }

  @Test
  void isOpenToNoPageOfAnotherOrigin() {
    String shown =
        TestBrowser.raw(
            port,
            "OPTIONS /secret-path?code=1 HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: GET\r\n"
                + "Access-Control-Request-Private-Network: true\r\n\r\n");

    assertThat(shown).startsWith("HTTP/1.1 405").doesNotContainIgnoringCase("access-control");
  }

  @Test
  void listensAtNoOtherAddressOfTheMachine() throws Exception {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, port).close())
              .as("%s", address)
              .isInstanceOf(IOException.class);
        }
      }
    }
    assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(IOException.class);
  }

  @Test
  void lockedOutBeforeTakesTheRightAnswerAfter() throws Exception {
    ask("GET /favicon.ico", "127.0.0.1:" + port);
    ask("GET /secret-path?code=evil", "evil.example");

    String shown = ask("GET /secret-path?code=right", "127.0.0.1:" + port);

    assertThat(listener.await(Duration.ofSeconds(5)).flatMap(AuthorizationAnswer::code))
        .contains("code=right");
    assertThat(shown)
        .contains("Referrer-Policy: no-referrer")
        .contains("Cache-Control: no-store")
        .contains("default-src 'none'")
        .doesNotContain("right")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void halfARequestBlocksNobody() throws Exception {
    List<Socket> half = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.getOutputStream().write("GET /secret-path?code=".getBytes(StandardCharsets.US_ASCII));
      half.add(socket);
    }

    ask("GET /secret-path?code=right", "127.0.0.1:" + port);

    assertThat(listener.await(Duration.ofSeconds(4)).flatMap(AuthorizationAnswer::code))
        .contains("code=right");
    for (Socket socket : half) {
      socket.close();
    }
  }

  @Test
  void cutsOffARequestThatNeverEnds() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write("GET /secret-path?code=".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void takesNoMoreThan32Requests() throws Exception {
    for (int i = 0; i < 32; i++) {
      assertThat(ask("GET /favicon.ico", "127.0.0.1:" + port)).startsWith("HTTP/1.1 404");
    }

    assertThatThrownBy(
            () -> {
              if (ask("GET /favicon.ico", "127.0.0.1:" + port).isEmpty()) {
                throw new IOException("closed");
              }
            })
        .isInstanceOfAny(IOException.class, java.io.UncheckedIOException.class);
  }

  @Test
  void listensOnLoopbackAloneAndOnAPortOfItsOwn() {
    assertThat(listener.families()).contains(true);
    assertThat(port).isPositive();
    assertThat(listener.redirect().toString())
        .isEqualTo("http://127.0.0.1:" + port + "/secret-path");
  }

  @Test
  void nothingListensAfterItIsClosed() {
    listener.close();

    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
  }

  private String ask(String line, String host) {
    return TestBrowser.raw(port, line + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }
}
