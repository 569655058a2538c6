package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.ProbeAnswer;

/** Servers that are none, and servers that lie: each a typed failure, none a finding. */
final class HostileMailServerTest {

  private static final List<Security> TRANSPORTS = List.of(Security.TLS, Security.STARTTLS);
  private static final List<Protocol> PROTOCOLS =
      List.of(Protocol.IMAP, Protocol.POP3, Protocol.SUBMISSION, Protocol.MANAGESIEVE);
  private static final Duration SHORT = Duration.ofMillis(400);

  private Probing probing = new Probing();

  @AfterEach
  void close() {
    assertThat(probing.call.places).hasValue(0);
    assertThat(probing.call.registered()).isZero();
    probing.close();
  }

  static Stream<Arguments> everywhere() {
    return PROTOCOLS.stream()
        .flatMap(protocol -> TRANSPORTS.stream().map(way -> Arguments.of(protocol, way)));
  }

  static Stream<Arguments> otherGreetings() {
    List<String> greetings =
        List.of(
            "HTTP/1.1 400 Bad Request\r\n",
            "SSH-2.0-OpenSSH_9.2\r\n",
            "\033]0;owned\007\033[2J welcome\r\n",
            "a1 OK done\r\n",
            "\r\n",
            "OK\r\n",
            "* LIST () \"/\" INBOX\r\n",
            "\u0015\u0003\u0001\0\2\2\106",
            "220 +OK * OK \"A\"\n",
            "220 +OK\rx",
            "* OK \0\r\n");
    return greetings.stream()
        .flatMap(text -> everywhere().map(a -> Arguments.of(a.get()[0], a.get()[1], text)));
  }

  @ParameterizedTest
  @MethodSource("otherGreetings")
  void isNoMailServerByAnyOtherGreeting(Protocol protocol, Security way, String greeting)
      throws Exception {
    Failure failure = failure(protocol, way, client -> client.sayRaw(greeting));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(failure.message()).matches("[ -~]+");
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void endsALineThatHasNoEnd(Protocol protocol, Security way) throws Exception {
    String longest = "*".repeat(8 * 1024);

    Failure over = failure(protocol, way, client -> client.sayRaw(longest + "*"));
    Failure within = failure(protocol, way, client -> client.say(longest));

    assertThat(over.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(within.reason()).isEqualTo(Reason.MALFORMED);
  }

  static Stream<Arguments> longReplies() {
    // A greeting of POP3 has one line, and so has its answer to STLS.
    return everywhere()
        .filter(a -> !a.get()[0].equals(Protocol.POP3) || a.get()[1].equals(Security.TLS));
  }

  @ParameterizedTest
  @MethodSource("longReplies")
  void endsAReplyThatHasNoEnd(Protocol protocol, Security way) throws Exception {
    Failure failure = failure(protocol, way, client -> talkOn(client, protocol));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  private static void talkOn(MailServer.Client client, Protocol protocol) throws IOException {
    switch (protocol.id()) {
      case "imap" -> {
        client.say("* OK hello");
        client.hear();
        client.say(Collections.nCopies(64, "* OK on").toArray(String[]::new));
      }
      case "pop3" -> {
        client.say("+OK hello");
        client.hear();
        client.say("+OK");
        client.say(Collections.nCopies(64, "ON").toArray(String[]::new));
      }
      case "submission" -> client.say(Collections.nCopies(64, "220-on").toArray(String[]::new));
      default -> client.say(Collections.nCopies(64, "\"ON\"").toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void waitsForASilentServerNoLongerThanItsTime(Protocol protocol, Security way) throws Exception {
    probing.close();
    probing = new Probing(SHORT);
    long start = System.nanoTime();

    Failure failure = failure(protocol, way, MailServer.Client::waitForEnd);

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure.nothingThere()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void waitsForASlowServerNoLongerThanItsTime(Protocol protocol, Security way) throws Exception {
    probing.close();
    probing = new Probing(SHORT);

    Failure failure = failure(protocol, way, client -> client.drip("* OK 220 +OK".repeat(99)));

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(probing.call.movements.get()).isGreaterThan(2);
  }

  static Stream<Arguments> declining() {
    return Stream.of(
            Arguments.of(
                Protocol.IMAP, "* BYE [REFERRAL imap://evil.test/] [ALERT] go", "server-failure"),
            Arguments.of(Protocol.POP3, "-ERR [SYS/TEMP] busy", "server-failure"),
            Arguments.of(Protocol.SUBMISSION, "421 go to evil.test", "server-failure"),
            Arguments.of(Protocol.SUBMISSION, "554 not you", "refused"),
            Arguments.of(
                Protocol.MANAGESIEVE,
                "BYE (REFERRAL \"sieve://evil.test\") \"go\"",
                "server-failure"))
        .flatMap(
            a ->
                TRANSPORTS.stream()
                    .map(way -> Arguments.of(a.get()[0], way, a.get()[1], a.get()[2])));
  }

  @ParameterizedTest
  @MethodSource("declining")
  void followsNoServerThatSendsItElsewhere(
      Protocol protocol, Security way, String greeting, String reason) throws Exception {
    Failure failure = failure(protocol, way, client -> client.say(greeting));

    assertThat(failure.reason()).isEqualTo(new Reason(reason));
    assertThat(probing.call.admitted).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void readsNoLiteral(Protocol protocol, Security way) throws Exception {
    Failure failure =
        failure(protocol, way, client -> client.say("\"IMPLEMENTATION\" {4294967295+}", "OK"));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void readsNoLiteralOfImap() throws Exception {
    for (Security way : TRANSPORTS) {
      Failure failure = failure(Protocol.IMAP, way, client -> client.say("* OK {4294967295}"));

      assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void takesNoTaggedReplyOfBeforeTheCommand() throws Exception {
    for (Security way : TRANSPORTS) {
      Failure failure =
          failure(
              Protocol.IMAP,
              way,
              client -> {
                client.say("* OK hello", "00000001 OK done", "a1 OK done");
                client.waitForEnd();
              });

      assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void takesNoReplyOfBeforeTheCommandWhereThereAreNoTags() throws Exception {
    for (Security way : TRANSPORTS) {
      Failure pop3 = failure(Protocol.POP3, way, client -> client.say("+OK hello", "+OK", "."));
      Failure smtp =
          failure(Protocol.SUBMISSION, way, client -> client.say("220 hello", "250 STARTTLS"));

      assertThat(List.of(pop3.reason(), smtp.reason())).containsOnly(Reason.MALFORMED);
    }
  }

  @Test
  void trustsNoServerThatHasSignedAStrangerIn() throws Exception {
    MailServer.Script preauth =
        client -> {
          client.say("* PREAUTH [CAPABILITY IMAP4rev1] welcome");
          client.waitForEnd();
        };

    assertThat(failure(Protocol.IMAP, Security.STARTTLS, preauth).reason()).isEqualTo(Reason.TLS);
    assertThat(failure(Protocol.IMAP, Security.TLS, preauth).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void takesNoClearTextOnAPortOfTls() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.say("* OK [CAPABILITY IMAP4rev1] ready");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.IMAP, Security.TLS, server);

      assertThat(answer.failure()).map(Failure::reason).contains(Reason.TLS);
    }
  }

  /** Says the greeting on the way that is probed, and stays until the client leaves. */
  private Failure failure(Protocol protocol, Security way, MailServer.Script hostile)
      throws IOException, InterruptedException {
    MailServer.Script script =
        client -> {
          if (way.equals(Security.TLS)) {
            client.startTls();
          }
          hostile.serve(client);
          client.waitForEnd();
        };
    try (MailServer server = probing.serve(script)) {
      ProbeAnswer answer = probing.probe(protocol, way, server);
      assertThat(answer.findings().authentication()).isEmpty();
      assertThat(answer.findings().capabilities()).isEmpty();
      return answer.failure().orElseThrow(() -> new AssertionError("proved: " + answer));
    }
  }
}
