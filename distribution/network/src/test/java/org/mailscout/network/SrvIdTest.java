package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.Domain;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.network.Failure;
import org.mailscout.network.TestAuthority.Wish;

/**
 * Where a domain's SRV record led to a server, the certificate may name the domain in place of the
 * host (RFC 7817 §3): by an SRVName of this very service, or by a dNSName.
 */
@Timeout(30)
final class SrvIdTest {

  private static final String DOMAIN = "example.com";
  private static final Optional<Domain> LED = Optional.of(Domain.of(DOMAIN));
  private static final Optional<Domain> NOT_LED = Optional.empty();

  private final Probing probing = new Probing();

  @AfterEach
  void close() {
    probing.close();
  }

  static Stream<Transport> mail() {
    return Transport.all().filter(transport -> transport.protocol().isPresent());
  }

  @ParameterizedTest
  @MethodSource("mail")
  void provesTheServerByTheServicesName(Transport transport) throws Exception {
    Wish own = Wish.of().withSrvName(service(transport) + "." + DOMAIN);

    assertThat(ask(transport, own, LED)).isEqualTo(Reason.MALFORMED);
    assertThat(ask(transport, own, NOT_LED)).isEqualTo(Reason.TLS);
    assertThat(ask(transport, own, Optional.of(Domain.of("example.net")))).isEqualTo(Reason.TLS);
  }

  @ParameterizedTest
  @MethodSource("mail")
  void takesNoNameOfAnotherServiceOrDomain(Transport transport) throws Exception {
    for (String name : new String[] {"_xmpp-client." + DOMAIN, service(transport) + ".evil.test"}) {
      assertThat(ask(transport, Wish.of().withSrvName(name), LED)).isEqualTo(Reason.TLS);
    }
  }

  @ParameterizedTest
  @MethodSource("mail")
  void provesTheServerByTheDomainsName(Transport transport) throws Exception {
    assertThat(ask(transport, Wish.of(DOMAIN), LED)).isEqualTo(Reason.MALFORMED);
    assertThat(ask(transport, Wish.of(DOMAIN), NOT_LED)).isEqualTo(Reason.TLS);
    assertThat(ask(transport, Wish.of("example.net"), LED)).isEqualTo(Reason.TLS);
  }

  @ParameterizedTest
  @MethodSource("mail")
  void takesNeitherACommonNameNorAUri(Transport transport) throws Exception {
    Wish others = Wish.of().withCommonName(DOMAIN).withUri("imap://" + DOMAIN);

    assertThat(ask(transport, others, LED)).isEqualTo(Reason.TLS);
  }

  /** Returns the label of the SRV records of this protocol: RFC 6186, RFC 8314 and RFC 5804. */
  private static String service(Transport transport) {
    Protocol protocol = transport.protocol().orElseThrow();
    if (protocol.equals(Protocol.MANAGESIEVE)) {
      return "_sieve";
    }
    return "_" + protocol.id() + (transport.way().equals(Security.TLS) ? "s" : "");
  }

  /** Shows the certificate and no mail server behind it; returns how the probe failed. */
  private Reason ask(Transport transport, Wish shown, Optional<Domain> ledHere)
      throws IOException, InterruptedException {
    MailServer.Script script =
        client -> {
          transport.begin(client);
          client.startTls();
          client.say("welcome");
          client.waitForEnd();
        };
    try (MailServer server = new MailServer(probing.authority.server(shown), script)) {
      return probing
          .probe(transport.protocol().orElseThrow(), transport.way(), server.port(), ledHere)
          .failure()
          .map(Failure::reason)
          .orElseThrow();
    }
  }
}
