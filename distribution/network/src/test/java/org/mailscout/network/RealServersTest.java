package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.Authentication;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/**
 * Dovecot, Postfix and Cyrus as Debian ships them, started by {@code
 * distribution/checks/servers/with-servers}; skipped where that was not done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealServersTest {

  private static final String[] FAULTS = {
    "other.test", "expired.test", "selfsigned.test", "unknown.test", "weak.test"
  };

  private final FakeDnsClient dns =
      new FakeDnsClient()
          .with("dovecot.test", new byte[] {127, 0, 0, 2})
          .with("postfix.test", new byte[] {127, 0, 0, 3})
          .with("cyrus.test", new byte[] {127, 0, 0, 4});
  private Optional<MailProber> prober = Optional.empty();

  @BeforeAll
  void readAuthority() throws Exception {
    String servers = System.getenv("MAILSCOUT_SERVERS");
    assumeTrue(servers != null, "MAILSCOUT_SERVERS is not set: the servers are not started");
    try (InputStream in = Files.newInputStream(Path.of(servers, "authority.crt"))) {
      X509Certificate authority =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      prober =
          Optional.of(
              new MailProber(
                  dns, Route.DIRECT, List.of(authority), Probing.NO_HTTP, Limits.DEFAULT));
    }
  }

  @AfterAll
  void close() {
    prober.ifPresent(MailProber::close);
  }

  @ParameterizedTest
  @CsvSource({
    "dovecot.test, imap, 993, tls, SASL-IR, oauth2 password",
    "dovecot.test, imap, 143, starttls, SASL-IR, oauth2 password",
    "dovecot.test, pop3, 995, tls, UIDL, oauth2 password",
    "dovecot.test, pop3, 110, starttls, UIDL, oauth2 password",
    "dovecot.test, submission, 465, tls, 8BITMIME, oauth2 password",
    "dovecot.test, submission, 587, starttls, 8BITMIME, oauth2 password",
    "dovecot.test, managesieve, 4190, starttls, VERSION 1.0, oauth2 password",
    "postfix.test, submission, 465, tls, 8BITMIME, oauth2 password",
    "postfix.test, submission, 587, starttls, 8BITMIME, oauth2 password",
    "cyrus.test, imap, 993, tls, LITERAL+, encrypted-password password",
    "cyrus.test, imap, 143, starttls, LITERAL+, encrypted-password password",
    "cyrus.test, pop3, 995, tls, UIDL, encrypted-password password",
    "cyrus.test, pop3, 110, starttls, UIDL, encrypted-password password",
    "cyrus.test, managesieve, 4190, starttls, VERSION 1.0, encrypted-password password"
  })
  void saysWhatTheServerOffersUnderTls(
      String host, String protocol, int port, String security, String capability, String kinds)
      throws Exception {
    ProbeAnswer answer = probe(host, protocol, port, security);

    assertThat(answer.failure()).isEmpty();
    assertThat(answer.findings().capabilities())
        .contains(capability)
        .noneMatch(name -> name.matches("(?i)STARTTLS|STLS|LOGINDISABLED"));
    assertThat(answer.findings().authentication())
        .containsExactlyElementsOf(
            Arrays.stream(kinds.split(" ", -1)).map(Authentication::new).toList());
    assertThat(answer.findings().certificateNames()).containsExactly(Host.of(host));
  }

  static Stream<Arguments> faults() {
    List<String> ways =
        List.of(
            "10 imap 993 tls",
            "10 imap 143 starttls",
            "10 pop3 995 tls",
            "10 pop3 110 starttls",
            "10 submission 465 tls",
            "10 submission 587 starttls",
            "10 managesieve 4190 starttls",
            "20 submission 465 tls",
            "20 submission 587 starttls");
    return Arrays.stream(FAULTS).flatMap(name -> ways.stream().map(w -> Arguments.of(name, w)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsWrongCertificatesApart(String host, String way) throws Exception {
    String[] parts = way.split(" ", -1);
    int last = Integer.parseInt(parts[0]) + 1 + Arrays.asList(FAULTS).indexOf(host);
    dns.with(host, new byte[] {127, 0, 0, (byte) last});

    ProbeAnswer answer = probe(host, parts[1], Integer.parseInt(parts[2]), parts[3]);

    Failure failure = answer.failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(Reason.TLS);
    assertThat(failure.message()).contains(word(host));
    assertThat(failure.nothingThere()).isEqualTo(host.equals("other.test"));
    assertThat(answer.findings().authentication()).isEmpty();
  }

  private static String word(String host) {
    return switch (host) {
      case "other.test" -> "another name, server12.hoster.test";
      case "expired.test" -> "expired";
      case "selfsigned.test" -> "self-signed";
      case "unknown.test" -> "authority";
      default -> "weak";
    };
  }

  private ProbeAnswer probe(String host, String protocol, int port, String security)
      throws InterruptedException {
    Endpoint endpoint = Endpoint.of(Host.of(host), Port.of(port), new Security(security));
    return prober
        .orElseThrow()
        .probe(
            new ProbeQuestion(new Protocol(protocol), endpoint, Optional.empty()), new FakeCall());
  }
}
