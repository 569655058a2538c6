package org.mailscout.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.network.TestAuthority.Wish;

/** Where a redirect must not lead: each hop is resolved once, checked, and connected to as such. */
@Timeout(30)
final class RedirectTargetsTest {

  private static final TestAuthority AUTHORITY = new TestAuthority("Redirects");
  private static final String FRONT = "www.example.com";
  private static final String BEHIND = "inner.example.com";
  private static final SSLContext SERVER = AUTHORITY.server(Wish.of(FRONT, BEHIND));
  private static final byte[] PUBLIC = {8, 8, 8, 8};

  private final FakeDnsClient dns = new FakeDnsClient().with(FRONT, PUBLIC);
  private final FakeCall call = new FakeCall().with(Policy.DEFAULT.withPublicOnly(true));
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(Closing::quietly);
  }

  /** Starts a server that sends its first caller on, and answers whoever follows. */
  private RawServer sendingTo(String location) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    ServerSocket listener = SERVER.getServerSocketFactory().createServerSocket(0, 50, loopback);
    RawServer server =
        new RawServer(
            listener,
            (line, out) -> {
              if (line.startsWith("GET /go ")) {
                out.write(redirect(location));
              } else {
                out.write(RawServer.ok("inside"));
              }
            });
    open.add(server);
    return server;
  }

  private static byte[] redirect(String location) {
    return ("HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: "
            + location
            + "\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  private PooledHttpFetcher fetcher(DnsClient names, RawServer server) {
    Route all =
        new Route() {
          @Override
          public InetSocketAddress to(InetAddress address, int port) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
          }

          @Override
          public boolean isPublic(InetAddress address) {
            return false;
          }
        };
    PooledHttpFetcher fetcher =
        new PooledHttpFetcher(
            names, all, List.of(AUTHORITY.certificate()), Optional.empty(), Limits.DEFAULT);
    open.add(fetcher);
    return fetcher;
  }

  private HttpAnswer go(DnsClient names, RawServer server) throws InterruptedException {
    return fetcher(names, server).fetch(HttpRequest.get(Url.of("https://" + FRONT + "/go")), call);
  }

  private void assertForbiddenAfterOneConnection(HttpAnswer answer, RawServer server)
      throws IOException {
    assertThat(answer.failure().map(Failure::reason)).contains(Reason.FORBIDDEN_BY_POLICY);
    assertThat(server.requests).containsExactly("GET /go HTTP/1.1");
    assertThat(call.admitted).containsExactly(InetAddress.getByAddress(PUBLIC));
    assertThat(call.places).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fe80::1",
        "fd00:ec2::254"
      })
  void followsNoneToANameWhoseAddressIsNotPublic(String address) throws Exception {
    RawServer server = sendingTo("https://" + BEHIND + "/");
    dns.with(BEHIND, InetAddresses.forString(address).getAddress());

    assertForbiddenAfterOneConnection(go(dns, server), server);
  }

  @Test
  void followsNoneToANameWhoseIpv6AddressHoldsAPrivateIpv4One() throws Exception {
    RawServer server = sendingTo("https://" + BEHIND + "/");
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 10;
    mapped[15] = 1;
    dns.with(BEHIND, mapped);

    assertForbiddenAfterOneConnection(go(dns, server), server);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://8.8.8.8/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fe80::1%25eth0]/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://017700000001/",
        "https://localhost/",
        "//10.0.0.1/",
        "https:10.0.0.1",
        "https://inner.example.com@10.0.0.1/",
        "http://inner.example.com/",
        "ftp://inner.example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://inner.example.com:25/",
        "https://inner.example.com:6379000/",
      })
  void followsNoneToALiteralOrAnotherScheme(String location) throws Exception {
    RawServer server = sendingTo(location);
    dns.with(BEHIND, PUBLIC);

    HttpAnswer answer = go(dns, server);

    assertForbiddenAfterOneConnection(answer, server);
    assertThat(dns.asked).extracting(q -> q.name()).containsOnly(FRONT);
  }

  /** Public and private by turns, at each question: what was checked is what is connected to. */
  @Test
  void connectsToTheVeryAddressThatItHasChecked() throws Exception {
    RawServer server = sendingTo("https://" + FRONT + "/again");
    FakeDnsClient later = new FakeDnsClient().with(FRONT, new byte[] {10, 0, 0, 1});
    DnsClient turning =
        new DnsClient() {
          @Override
          public void ask(
              org.mailscout.api.network.DnsQuestion question,
              Call by,
              java.util.function.Consumer<org.mailscout.api.network.DnsAnswer> done) {
            (server.requests.isEmpty() ? dns : later).ask(question, by, done);
          }

          @Override
          public void close() {}
        };

    assertForbiddenAfterOneConnection(go(turning, server), server);
    assertThat(later.asked).isNotEmpty();
  }

  @Test
  void leavesOutThePrivateAddressesOfAMixedAnswer() throws Exception {
    RawServer server = sendingTo("https://" + BEHIND + "/");
    dns.with(BEHIND, new byte[] {10, 0, 0, 1}, new byte[] {9, 9, 9, 9}, new byte[] {127, 0, 0, 1});

    HttpAnswer answer = go(dns, server);

    assertThat(new String(answer.body(), ISO_8859_1)).isEqualTo("inside");
    assertThat(call.admitted)
        .containsExactly(
            InetAddress.getByAddress(PUBLIC), InetAddress.getByAddress(new byte[] {9, 9, 9, 9}));
    assertThat(call.steps.toString()).contains("leave out", "10.0.0.1", "127.0.0.1");
  }

  /** Another caller, who may connect to private hosts, has left its connection in the pool. */
  @Test
  void usesNoConnectionThatALooserPolicyHasOpened() throws Exception {
    RawServer server = sendingTo("https://nowhere.example.com/");
    dns.with(BEHIND, new byte[] {10, 0, 0, 1});
    PooledHttpFetcher fetcher = fetcher(dns, server);
    HttpRequest request = HttpRequest.get(Url.of("https://" + BEHIND + "/"));
    FakeCall loose = new FakeCall();

    HttpAnswer allowed = fetcher.fetch(request, loose);
    HttpAnswer strict = fetcher.fetch(request, call);

    assertThat(allowed.status()).isEqualTo(200);
    assertThat(strict.failure().map(Failure::reason)).contains(Reason.FORBIDDEN_BY_POLICY);
    assertThat(server.requests).hasSize(1);
  }
}
