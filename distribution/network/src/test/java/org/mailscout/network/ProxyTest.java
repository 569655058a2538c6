package org.mailscout.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.network.TestAuthority.Wish;

/** A proxy is used where the caller names it, and never because the environment does. */
@Timeout(30)
final class ProxyTest {

  private static final TestAuthority AUTHORITY = new TestAuthority("Proxied");
  private static final String HOST = "www.example.com";
  private static final Url URL = Url.of("https://" + HOST + "/a?e={address}");

  private final FakeDnsClient dns = new FakeDnsClient();
  private final FakeCall call = new FakeCall();
  // The proxy's threads add to it while the test closes what there is.
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile String answer = "HTTP/1.1 200 Connection established\r\n\r\n";
  private RawServer target;
  private ServerSocket proxy;

  @BeforeEach
  void listen() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    target =
        new RawServer(
            AUTHORITY
                .server(Wish.of(HOST))
                .getServerSocketFactory()
                .createServerSocket(0, 50, loopback),
            (line, out) -> out.write(RawServer.ok("inside")));
    proxy = new ServerSocket(0, 50, loopback);
    threads.execute(this::proxy);
    open.add(target);
    open.add(proxy);
  }

  @AfterEach
  void close() {
    open.forEach(Closing::quietly);
    threads.shutdownNow();
  }

  private void proxy() {
    try {
      while (true) {
        Socket client = proxy.accept();
        open.add(client);
        StringBuilder head = new StringBuilder();
        // One byte at a time: what follows the head is the target's.
        while (head.indexOf("\r\n\r\n") < 0) {
          head.append((char) client.getInputStream().read());
        }
        heads.add(head.toString());
        client.getOutputStream().write(answer.getBytes(ISO_8859_1));
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target.port());
        open.add(server);
        threads.execute(() -> pump(client, server));
        threads.execute(() -> pump(server, client));
      }
    } catch (IOException e) {
      Closing.quietly(proxy);
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      Closing.quietly(to);
    }
  }

  private PooledHttpFetcher fetcher(Optional<InetSocketAddress> through, Route route) {
    PooledHttpFetcher fetcher =
        new PooledHttpFetcher(
            dns, route, List.of(AUTHORITY.certificate()), through, Limits.DEFAULT);
    open.add(fetcher);
    return fetcher;
  }

  private HttpAnswer throughProxy() throws InterruptedException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort());
    return fetcher(Optional.of(address), Route.DIRECT).fetch(HttpRequest.get(URL), call);
  }

  @Test
  void givesTheProxyTheNameOfTheHostAndNothingMore() throws Exception {
    HttpAnswer fetched = throughProxy();

    assertThat(new String(fetched.body(), ISO_8859_1)).isEqualTo("inside");
    assertThat(heads).singleElement().asString().startsWith("CONNECT " + HOST + ":443 HTTP/1.1");
    assertThat(heads.toString()).doesNotContain("jane", "Authorization");
    assertThat(target.requests).containsExactly("GET /a?e=jane%2Bx%40example.com HTTP/1.1");
    assertThat(dns.asked).isEmpty();
  }

  @Test
  void asksNoHostThatThePolicyForbidsThroughAProxyEither() throws Exception {
    call.with(Policy.DEFAULT.withPublicOnly(true));
    dns.with(HOST, new byte[] {10, 0, 0, 1});

    HttpAnswer refused = throughProxy();

    assertThat(refused.failure().map(Failure::reason)).contains(Reason.FORBIDDEN_BY_POLICY);
    assertThat(heads).isEmpty();
    assertThat(target.connections).hasValue(0);
  }

  @Test
  void takesNoAnswerOfTheProxyForTheHosts() throws Exception {
    answer = "HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";

    HttpAnswer failed = throughProxy();

    assertThat(failed.failure().map(Failure::reason)).contains(Reason.UNREACHABLE);
    assertThat(heads).hasSize(1).noneMatch(head -> head.contains("Proxy-Authorization"));
  }

  @Test
  void looksAtNoProxyOfTheEnvironment() throws Exception {
    List<URI> selected = new CopyOnWriteArrayList<>();
    ProxySelector before = ProxySelector.getDefault();
    String port = String.valueOf(proxy.getLocalPort());
    dns.withLoopback(HOST);
    ProxySelector.setDefault(new Recording(selected));
    System.setProperty("https.proxyHost", "127.0.0.1");
    System.setProperty("https.proxyPort", port);
    System.setProperty("socksProxyHost", "127.0.0.1");
    System.setProperty("socksProxyPort", port);
    try {
      HttpAnswer fetched = fetcher(Optional.empty(), toTarget()).fetch(HttpRequest.get(URL), call);

      assertThat(new String(fetched.body(), ISO_8859_1)).isEqualTo("inside");
      assertThat(heads).isEmpty();
      assertThat(selected).isEmpty();
    } finally {
      ProxySelector.setDefault(before);
      List.of("https.proxyHost", "https.proxyPort", "socksProxyHost", "socksProxyPort")
          .forEach(System::clearProperty);
    }
  }

  private Route toTarget() {
    return new Route() {
      @Override
      public InetSocketAddress to(InetAddress address, int asked) {
        return new InetSocketAddress(address, target.port());
      }

      @Override
      public boolean isPublic(InetAddress address) {
        return true;
      }
    };
  }

  private static final class Recording extends ProxySelector {

    private final List<URI> selected;

    Recording(List<URI> selected) {
      this.selected = selected;
    }

    @Override
    public List<Proxy> select(URI uri) {
      selected.add(uri);
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException why) {
      selected.add(uri);
    }
  }
}
