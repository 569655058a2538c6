package org.mailscout.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.Host;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.network.TestAuthority.Wish;

/** Certificates that prove nothing, on each transport of each protocol. */
final class MailCertificateTest {

  private static final Probing PROBING = new Probing();
  private static final Wish RIGHT = Wish.of(Probing.HOST);
  private static final Map<String, SSLContext> WRONG =
      Map.of(
          "another name", PROBING.authority.server(Wish.of("server12.hoster.test")),
          "names no host", PROBING.authority.server(Wish.of().withCommonName(Probing.HOST)),
          "expired", PROBING.authority.server(RIGHT.withTimes(-9, -1)),
          "self-signed", TestAuthority.selfSigned(RIGHT.withCommonName(Probing.HOST)),
          "authority", new TestAuthority("Nobody").server(RIGHT),
          "weak", PROBING.authority.server(RIGHT.withBits(1024)));

  @AfterAll
  static void close() {
    PROBING.close();
  }

  static Stream<Arguments> everywhere() {
    return WRONG.keySet().stream()
        .flatMap(
            fault ->
                Stream.of(Protocol.IMAP, Protocol.POP3, Protocol.SUBMISSION, Protocol.MANAGESIEVE)
                    .flatMap(
                        protocol ->
                            Stream.of(Security.TLS, Security.STARTTLS)
                                .map(way -> Arguments.of(fault, protocol, way))));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void provesNothing(String fault, Protocol protocol, Security way) throws Exception {
    boolean otherName = fault.equals("another name");
    try (MailServer server =
        new MailServer(requireNonNull(WRONG.get(fault)), script(protocol, way))) {
      ProbeAnswer answer = PROBING.probe(protocol, way, server);

      Failure failure = answer.failure().orElseThrow();
      assertThat(failure.reason()).isEqualTo(Reason.TLS);
      assertThat(failure.message()).contains(fault);
      assertThat(failure.nothingThere()).isEqualTo(otherName);
      assertThat(answer.findings().authentication()).isEmpty();
      assertThat(answer.findings().certificateNames())
          .isEqualTo(
              otherName ? java.util.List.of(Host.of("server12.hoster.test")) : java.util.List.of());
    }
  }

  private static MailServer.Script script(Protocol protocol, Security way) {
    return client -> {
      if (way.equals(Security.STARTTLS)) {
        Starttls.begin(client, protocol);
      }
      client.startTls();
      client.waitForEnd();
    };
  }
}
