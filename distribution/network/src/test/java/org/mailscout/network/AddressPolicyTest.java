package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
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
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.ProbeQuestion;
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

    try (MailServer server = new MailServer(RIGHT, AddressPolicyTest::hello)) {
      assertThat(List.of(fetched(dns, server), probed(dns, server)))
          .containsOnly(Optional.of(Reason.FORBIDDEN_BY_POLICY));
      assertThat(call.admitted).isEmpty();
      assertThat(server.connections).hasValue(0);
    }
  }

  private Optional<Reason> fetched(DnsClient names, MailServer server) throws Exception {
    try (PooledHttpFetcher fetcher = fetcher(names, server.port())) {
      HttpRequest request = HttpRequest.get(Url.of("https://" + HOST + "/"));
      return fetcher.fetch(request, call).failure().map(Failure::reason);
    }
  }

  private Optional<Reason> probed(DnsClient names, MailServer server) throws Exception {
    Endpoint imap = Endpoint.of(HOST, Port.of(993), Security.TLS);
    try (MailProber prober =
        new MailProber(
            names,
            to(server.port()),
            List.of(AUTHORITY.certificate()),
            Probing.NO_HTTP,
            Limits.DEFAULT)) {
      return prober
          .probe(ProbeQuestion.of(Protocol.IMAP, imap), call)
          .failure()
          .map(Failure::reason);
    }
  }

  @Test
  void triesEightOfFiftyAddresses() throws Exception {
    byte[][] fifty = new byte[50][];
    for (int i = 0; i < fifty.length; i++) {
      fifty[i] = new byte[] {1, 1, 1, (byte) i};
    }
    dns.with(HOST.name(), fifty);
    MailServer gone = new MailServer(RIGHT, AddressPolicyTest::hello);
    gone.close();

    assertThat(List.of(fetched(dns, gone), probed(dns, gone)))
        .containsOnly(Optional.of(Reason.UNREACHABLE));
    assertThat(call.admitted).hasSize(2 * 8);
  }

  @Test
  void leavesOutThePrivateAddressesBesideAPublicOne() throws Exception {
    dns.with(HOST.name(), PRIVATE, PUBLIC, new byte[] {127, 0, 0, 1});

    try (MailServer server = new MailServer(RIGHT, AddressPolicyTest::hello)) {
      assertThat(fetched(dns, server)).isEmpty();
      assertThat(probed(dns, server)).isEmpty();

      assertThat(call.admitted).containsOnly(InetAddress.getByAddress(PUBLIC)).hasSize(2);
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
  void fetchesFromTheVeryAddressThatWasChecked() throws Exception {
    Rebinding rebinding = new Rebinding();
    try (MailServer server = new MailServer(RIGHT, AddressPolicyTest::hello)) {
      assertThat(fetched(rebinding, server)).isEmpty();
      assertOneLookupOneConnection(rebinding);
      assertThat(fetched(rebinding, server)).contains(Reason.FORBIDDEN_BY_POLICY);
      assertThat(call.admitted).hasSize(1);
    }
  }

  @Test
  void probesTheVeryAddressThatWasChecked() throws Exception {
    Rebinding rebinding = new Rebinding();
    try (MailServer server = new MailServer(RIGHT, AddressPolicyTest::hello)) {
      assertThat(probed(rebinding, server)).isEmpty();
      assertOneLookupOneConnection(rebinding);
      assertThat(probed(rebinding, server)).contains(Reason.FORBIDDEN_BY_POLICY);
      assertThat(call.admitted).hasSize(1);
    }
  }

  private void assertOneLookupOneConnection(Rebinding rebinding) throws Exception {
    assertThat(rebinding.asked).hasValue(2);
    assertThat(call.admitted).containsExactly(InetAddress.getByAddress(PUBLIC));
  }

  /** Speaks IMAP with those who ask for it, and HTTP with the others. */
  private static void hello(MailServer.Client client) throws IOException {
    client.startTls(List.of("imap", "http/1.1"));
    if (client.protocol().equals("imap")) {
      client.say("* OK [CAPABILITY IMAP4rev1] hello");
    } else {
      client.waitForEndOfHead();
      client.sayRaw(new String(RawServer.ok("hello"), StandardCharsets.ISO_8859_1));
    }
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
    try (MailServer server = new MailServer(RIGHT, script)) {
      assertThat(fetched(dns, server)).contains(Reason.FORBIDDEN_BY_POLICY);
      assertThat(call.admitted).containsExactly(InetAddress.getByAddress(PUBLIC));
    }
  }

  private static PooledHttpFetcher fetcher(DnsClient dns, int port) {
    return new PooledHttpFetcher(
        dns, to(port), List.of(AUTHORITY.certificate()), Optional.empty(), Limits.DEFAULT);
  }
}
