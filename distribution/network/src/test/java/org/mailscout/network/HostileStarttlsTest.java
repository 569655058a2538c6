package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.ProbeAnswer;

/** Whoever holds the line between client and server, and tries to keep TLS away from it. */
final class HostileStarttlsTest {

  private Probing probing = new Probing();

  @AfterEach
  void close() {
    probing.close();
  }

  static Stream<Protocol> protocols() {
    return Stream.of(Protocol.IMAP, Protocol.POP3, Protocol.SUBMISSION, Protocol.MANAGESIEVE);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void endsWhereStarttlsIsStripped(Protocol protocol) throws Exception {
    Failure failure =
        failure(
            protocol,
            client -> {
              Starttls.greet(client, protocol, "XXXXXXXX");
              String tag = client.hearTag();
              client.say(Starttls.refusal(protocol, tag));
              client.waitForEnd();
            });

    assertThat(failure.reason()).isEqualTo(Reason.TLS);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void endsWhereStarttlsIsRefused(Protocol protocol) throws Exception {
    Failure failure =
        failure(
            protocol,
            client -> {
              Starttls.greet(client, protocol, "STARTTLS");
              client.say(Starttls.refusal(protocol, client.hearTag()));
              client.waitForEnd();
            });

    assertThat(failure.reason()).isEqualTo(Reason.TLS);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void endsWhereBytesFollowTheConsent(Protocol protocol) throws Exception {
    Failure failure =
        failure(
            protocol,
            client -> {
              Starttls.greet(client, protocol, "STARTTLS");
              client.say(
                  Starttls.consent(protocol, client.hearTag()),
                  "* CAPABILITY IMAP4rev1 AUTH=PLAIN");
              client.startTls();
              client.waitForEnd();
            });

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void endsWhereTheLineIsCutAfterTheConsent(Protocol protocol) throws Exception {
    Failure failure =
        failure(
            protocol,
            client -> {
              Starttls.begin(client, protocol);
              client.hangUp();
            });

    assertThat(failure.reason()).isEqualTo(Reason.TLS);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void endsWhereTheLineIsCutAfterTheHandshake(Protocol protocol) throws Exception {
    Failure failure =
        failure(
            protocol,
            client -> {
              Starttls.begin(client, protocol);
              client.startTls();
              client.hangUp();
            });

    assertThat(failure.reason()).isEqualTo(Reason.TLS);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void endsInTimeWhereTheHandshakeStops(Protocol protocol) throws Exception {
    probing.close();
    probing = new Probing(Duration.ofMillis(400));

    Failure failure =
        failure(
            protocol,
            client -> {
              Starttls.begin(client, protocol);
              client.drip("\u0016\u0003\u0003\u0010\0".repeat(999));
            });

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void endsInTimeWhereTheHandshakeOfATlsPortStops(Protocol protocol) throws Exception {
    probing.close();
    probing = new Probing(Duration.ofMillis(400));
    try (MailServer server = probing.serve(MailServer.Client::waitForEnd)) {
      ProbeAnswer answer = probing.probe(protocol, Security.TLS, server);

      assertThat(answer.failure()).map(Failure::reason).contains(Reason.TIMEOUT);
    }
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void endsWhereATlsPortSpeaksOnlyAnotherProtocol(Protocol protocol) throws Exception {
    MailServer.Script web =
        client -> {
          client.startTls(List.of("http/1.1"));
          client.say("HTTP/1.1 400 Bad Request");
          client.waitForEnd();
        };
    try (MailServer server = probing.serve(web)) {
      ProbeAnswer answer = probing.probe(protocol, Security.TLS, server);

      // No name is registered for submission: there the greeting gives it away.
      Reason expected = protocol.equals(Protocol.SUBMISSION) ? Reason.MALFORMED : Reason.TLS;
      assertThat(answer.failure()).map(Failure::reason).contains(expected);
    }
  }

  private Failure failure(Protocol protocol, MailServer.Script hostile)
      throws IOException, InterruptedException {
    try (MailServer server = probing.serve(hostile)) {
      ProbeAnswer answer = probing.probe(protocol, Security.STARTTLS, server);
      assertThat(answer.findings().authentication()).isEmpty();
      return answer.failure().orElseThrow(() -> new AssertionError("proved: " + answer));
    }
  }
}
