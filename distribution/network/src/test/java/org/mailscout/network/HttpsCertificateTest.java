package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.network.TestAuthority.Wish;

/** Which certificates prove a web server, and how the others fail. */
@Timeout(30)
final class HttpsCertificateTest {

  private final Https https = new Https();

  @AfterEach
  void close() {
    https.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {Https.HOST, "*.example.com"})
  void acceptsACertificateOfTheName(String name) throws Exception {
    HttpAnswer answer =
        https.get(Https.AUTHORITY.server(Wish.of(name)), "https://" + Https.HOST + "/");

    assertThat(answer.failure()).isEmpty();
    assertThat(answer.provenance().channel()).isEqualTo(Channel.HTTPS);
    assertThat(https.call.roundTrips).containsExactly(true, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "w*.example.com", "*.com", "www.example.com.evil.test"})
  void refusesACertificateOfAnotherName(String name) throws Exception {
    Failure failure = https.failure(Https.AUTHORITY.server(Wish.of(name)));

    assertThat(failure.reason()).isEqualTo(Reason.TLS);
    assertThat(failure.nothingThere()).isTrue();
    assertThat(failure.message()).contains("another name");
  }

  @Test
  void refusesAWildcardAboveWhichStrangersRegister() throws Exception {
    HttpAnswer answer = https.get(Https.AUTHORITY.server(Wish.of("*.com")), "https://example.com/");

    assertThat(answer.failure().map(Failure::reason)).contains(Reason.TLS);
  }

  @Test
  void takesNoCommonNameForAName() throws Exception {
    Failure failure = https.failure(Https.AUTHORITY.server(Wish.of().withCommonName(Https.HOST)));

    assertThat(failure.message()).contains("names no host");
    assertThat(failure.nothingThere()).isFalse();
  }

  @Test
  void tellsAnExpiredCertificate() throws Exception {
    Failure failure = https.failure(Https.AUTHORITY.server(Wish.of(Https.HOST).withTimes(-9, -1)));

    assertThat(failure.message()).contains("expired");
    assertThat(failure.reason()).isEqualTo(Reason.TLS);
  }

  @Test
  void tellsACertificateOfTheFuture() throws Exception {
    Failure failure = https.failure(Https.AUTHORITY.server(Wish.of(Https.HOST).withTimes(1, 9)));

    assertThat(failure.message()).contains("not yet valid");
  }

  @Test
  void tellsASelfSignedCertificate() throws Exception {
    Failure failure = https.failure(TestAuthority.selfSigned(Wish.of(Https.HOST)));

    assertThat(failure.message()).contains("self-signed");
    assertThat(failure.nothingThere()).isFalse();
  }

  @Test
  void tellsAnUnknownAuthority() throws Exception {
    Failure failure = https.failure(new TestAuthority("Nobody").server(Wish.of(Https.HOST)));

    assertThat(failure.message()).contains("unknown authority");
  }

  @Test
  void tellsAWeakKey() throws Exception {
    Failure failure = https.failure(Https.AUTHORITY.server(Wish.of(Https.HOST).withBits(1024)));

    assertThat(failure.message()).contains("weak");
  }

  @Test
  void tellsAWeakSignature() throws Exception {
    Failure failure = https.failure(Https.AUTHORITY.server(Wish.of(Https.HOST).withDigest("SHA1")));

    assertThat(failure.message()).contains("weak");
  }

  @Test
  void checksTheNameWhereASessionResumes() throws Exception {
    RawServer server = https.serve(Https.AUTHORITY.server(Wish.of("other.test")), Https::hello);
    PooledHttpFetcher fetcher = https.fetcher(server.port());
    HttpRequest request = HttpRequest.get(Url.of("https://" + Https.HOST + "/"));

    HttpAnswer first = fetcher.fetch(request, https.call);
    HttpAnswer second = fetcher.fetch(request, https.call);

    assertThat(first.failure().map(Failure::nothingThere)).contains(true);
    assertThat(second.failure().map(Failure::nothingThere)).contains(true);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void acceptsTheSrvNameOfTheMailDomainAndNamesTheHostsElse() throws Exception {
    RawServer server =
        https.serve(Https.AUTHORITY.server(Wish.srvName("_imaps.example.com")), Https::hello);
    Host host = Host.of(Https.STRANGER);
    TlsName led = TlsName.of(host, Domain.of("example.com"), "_imaps");

    try (SSLSocket socket = secure(server, led)) {
      assertThat(socket.getSession().isValid()).isTrue();
    }

    assertThatThrownBy(() -> secure(server, TlsName.of(host)))
        .isInstanceOfSatisfying(
            ConnectFailure.class,
            e -> assertThat(e.certificateNames()).containsExactly(Host.of("other.test")));
    assertThatThrownBy(() -> secure(server, TlsName.of(host, Domain.of("example.com"), "_pop3s")))
        .isInstanceOf(ConnectFailure.class);
  }

  private SSLSocket secure(RawServer server, TlsName name) throws Exception {
    Watchdog watchdog = new Watchdog();
    https.closing(watchdog);
    TrustAnchors trust = new TrustAnchors(List.of(Https.AUTHORITY.certificate()));
    Socket plain =
        new SocketConnector(https.dns, Route.DIRECT, Limits.DEFAULT)
            .connect(name.host(), Port.of(server.port()), https.call);
    return new TlsHandshake(trust, watchdog, Limits.DEFAULT)
        .secure(plain, name, List.of(), https.call);
  }
}
