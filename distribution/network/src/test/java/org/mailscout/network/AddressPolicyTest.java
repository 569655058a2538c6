package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.network.TestAuthority.Wish;

/** What names may lead to where only public addresses are allowed. */
@Timeout(20)
final class AddressPolicyTest {

  private static final Host HOST = Host.of("imap.example.com");
  // Keys take their time: one pair serves all tests.
  private static final TestAuthority AUTHORITY = new TestAuthority("Public");
  private static final SSLContext RIGHT = AUTHORITY.server(Wish.of(HOST.name()));
  private static final byte[] PUBLIC = {1, 1, 1, 1};
  private static final byte[] PRIVATE = {10, 0, 0, 1};

  private final FakeDnsClient dns = new FakeDnsClient();
  private final FakeCall call = new FakeCall();

  @BeforeEach
  void allowPublicAddressesAlone() {
    call.with(Policy.DEFAULT.withPublicOnly(true));
  }

  /** Leads every connection to one port, as a lab does; no address counts as public for it. */
  private static Route to(int port) {
    return new Route() {
      @Override
      public java.net.InetSocketAddress to(InetAddress address, int asked) {
        return new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      }

      @Override
      public boolean isPublic(InetAddress address) {
        return false;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1", // private
        "127.0.0.1",
        "::1",
        "::ffff:127.0.0.1", // loopback
        "169.254.1.1",
        "fe80::1", // link-local
        "fd12:3456::1",
        "fec0::1", // unique and site-local
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
        "0.0.0.0", // multicast, broadcast, none
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.9",
        "2001:db8::1",
        "3fff::1", // documentation
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "2002:7f00:1::" // translated
      })
  void connectsToNoAddressThatIsNotPublic(String literal) throws Exception {
    dns.with(HOST.name(), InetAddress.getByName(literal).getAddress());

    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SocketConnector connector = connector(dns, server);

      assertThatThrownBy(() -> connector.connect(HOST, Port.of(993), call))
          .isInstanceOfSatisfying(
              ConnectFailure.class,
              e -> assertThat(e.failure().reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY));
      assertThat(call.admitted).isEmpty();
    }
  }

  private static SocketConnector connector(DnsClient dns, ServerSocket server) {
    return new SocketConnector(dns, to(server.getLocalPort()), Limits.DEFAULT);
  }

  @Test
  void leavesOutThePrivateAddressesBesideAPublicOne() throws Exception {
    dns.with(HOST.name(), PRIVATE, PUBLIC, new byte[] {127, 0, 0, 1});

    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      connector(dns, server).connect(HOST, Port.of(993), call).close();

      assertThat(call.admitted).extracting(InetAddress::getHostAddress).containsExactly("1.1.1.1");
      assertThat(call.steps).anyMatch(step -> step.contains("10.0.0.1 is not a public address"));
    }
  }

  /** Answers each question of a kind once with a public address, and from then on with ours. */
  private static final class Rebinding implements DnsClient {

    private final FakeDnsClient before = new FakeDnsClient().with(HOST.name(), PUBLIC);
    private final FakeDnsClient after = new FakeDnsClient().with(HOST.name(), PRIVATE);
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public void ask(DnsQuestion question, Call call, Consumer<DnsAnswer> done) {
      // The first lookup has two questions, one of each family.
      (asked.incrementAndGet() <= 2 ? before : after).ask(question, call, done);
    }

    @Override
    public void close() {}
  }

  @Test
  void connectsToTheVeryAddressThatWasChecked() throws Exception {
    Rebinding rebinding = new Rebinding();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SocketConnector connector = connector(rebinding, server);

      connector.connect(HOST, Port.of(993), call).close();

      assertThat(rebinding.asked).hasValue(2);
      assertThat(call.admitted).extracting(InetAddress::getHostAddress).containsExactly("1.1.1.1");
      assertThatThrownBy(() -> connector.connect(HOST, Port.of(993), call))
          .isInstanceOf(ConnectFailure.class);
      assertThat(call.admitted).hasSize(1);
    }
  }

  @Test
  void looksANameUpOnceForOneFetch() throws Exception {
    Rebinding rebinding = new Rebinding();
    try (MailServer server = new MailServer(RIGHT, AddressPolicyTest::hello);
        PooledHttpFetcher fetcher = fetcher(rebinding, server.port())) {
      HttpAnswer answer = fetcher.fetch(HttpRequest.get(Url.of("https://" + HOST + "/")), call);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(rebinding.asked).hasValue(2);
      assertThat(call.admitted).extracting(InetAddress::getHostAddress).containsExactly("1.1.1.1");
    }
  }

  private static void hello(MailServer.Client client) throws IOException {
    client.startTls();
    client.waitForEndOfHead();
    client.sayRaw(new String(RawServer.ok("hello"), StandardCharsets.ISO_8859_1));
    client.waitForEnd();
  }

  @Test
  void followsNoRedirectToAHostThatIsNotPublic() throws Exception {
    dns.with(HOST.name(), PUBLIC).with("inner.example.net", PRIVATE);
    MailServer.Script script =
        client -> {
          client.startTls();
          client.waitForEndOfHead();
          client.say(
              "HTTP/1.1 302 Found",
              "Location: https://inner.example.net/",
              "Content-Length: 0",
              "");
          client.waitForEnd();
        };
    try (MailServer server = new MailServer(RIGHT, script);
        PooledHttpFetcher fetcher = fetcher(dns, server.port())) {
      HttpAnswer answer = fetcher.fetch(HttpRequest.get(Url.of("https://" + HOST + "/")), call);

      assertThat(answer.failure()).map(Failure::reason).contains(Reason.FORBIDDEN_BY_POLICY);
      assertThat(call.admitted).extracting(InetAddress::getHostAddress).containsExactly("1.1.1.1");
    }
  }

  private static PooledHttpFetcher fetcher(DnsClient dns, int port) {
    return new PooledHttpFetcher(
        dns, to(port), List.of(AUTHORITY.certificate()), Optional.empty(), Limits.DEFAULT);
  }
}
