package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Failure;
import org.mailscout.network.TestAuthority.Wish;

/** What an attacker can do to TLS as such, tried on each way to come to it. */
@Timeout(30)
final class TransportAttacksTest {

  private static final List<String> ALL_NAMES = List.of("imap", "pop3", "managesieve", "http/1.1");

  private final Probing probing = new Probing();

  @AfterEach
  void close() {
    assertThat(probing.call.places).hasValue(0);
    assertThat(probing.call.registered()).isZero();
    probing.close();
  }

  static Stream<Transport> all() {
    return Transport.all();
  }

  static Stream<Transport> withRegisteredName() {
    return Transport.all().filter(transport -> !transport.alpn().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhichHostAndWhichProtocolItMeans(Transport transport) throws Exception {
    MailServer.Script script =
        client -> {
          transport.begin(client);
          client.startTls(ALL_NAMES);
        };
    try (MailServer server = probing.serve(script)) {
      transport.ask(probing, server);

      assertThat(server.hasServed()).isTrue();
      assertThat(server.heard).contains("SNI " + Probing.HOST + " ALPN " + transport.alpn());
    }
  }

  @ParameterizedTest
  @MethodSource("withRegisteredName")
  void speaksToNoServerOfAnotherProtocol(Transport transport) throws Exception {
    MailServer.Script script =
        client -> {
          transport.begin(client);
          client.startTls(List.of("ftp"));
          client.waitForEnd();
        };
    try (MailServer server = probing.serve(script)) {
      Optional<Failure> failure = transport.ask(probing, server);

      assertThat(failure).map(Failure::reason).contains(Reason.TLS);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void takesNoWordOfAnotherProtocol(Transport transport) throws Exception {
    String stranger =
        transport.protocol().isPresent()
            ? "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
            : "* OK [CAPABILITY IMAP4rev1] ready\r\n";
    MailServer.Script script =
        client -> {
          transport.begin(client);
          client.startTls();
          client.sayRaw(stranger);
          client.waitForEnd();
        };
    try (MailServer server = probing.serve(script)) {
      Optional<Failure> failure = transport.ask(probing, server);

      assertThat(failure).map(Failure::reason).contains(Reason.MALFORMED);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void fetchesNothingThatACertificateNames(Transport transport) throws Exception {
    try (RawServer counter = new RawServer((line, out) -> out.write(RawServer.ok("x")))) {
      Wish wish = Wish.of(Probing.HOST).withFetch("http://127.0.0.1:" + counter.port() + "/issuer");

      Optional<Failure> whole = shown(transport, probing.authority.server(wish));
      Optional<Failure> broken = shown(transport, probing.authority.serverWithoutIssuer(wish));

      assertThat(whole.map(Failure::reason)).isNotEqualTo(Optional.of(Reason.TLS));
      assertThat(broken).map(Failure::reason).contains(Reason.TLS);
      assertThat(counter.connections).hasValue(0);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void takesNoLongChain(Transport transport) throws Exception {
    SSLContext context = probing.authority.serverWithChain(Wish.of(Probing.HOST), 100);

    Optional<Failure> failure = shown(transport, context);

    assertThat(failure).map(Failure::reason).contains(Reason.TLS);
  }

  /** Shows the certificate, and greets; returns how that failed. */
  private Optional<Failure> shown(Transport transport, SSLContext context)
      throws IOException, InterruptedException {
    MailServer.Script script =
        client -> {
          transport.begin(client);
          client.startTls();
          greet(client, transport);
          client.waitForEnd();
        };
    try (MailServer server = new MailServer(context, script)) {
      return transport.ask(probing, server);
    }
  }

  private static void greet(MailServer.Client client, Transport transport) throws IOException {
    String protocol = transport.protocol().map(Protocol::id).orElse("");
    if (protocol.isEmpty()) {
      client.sayRaw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    } else {
      client.say("bye");
    }
  }
}
