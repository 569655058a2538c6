package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.mailscout.api.Url;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;

/** Web servers with certificates of one authority, and fetchers that trust it. */
final class Https implements AutoCloseable {

  static final TestAuthority AUTHORITY = new TestAuthority("Test Authority");
  static final String HOST = "www.example.com";
  static final String STRANGER = "www.stranger.test";

  final FakeDnsClient dns =
      new FakeDnsClient().withLoopback(HOST).withLoopback(STRANGER).withLoopback("example.com");
  final FakeCall call = new FakeCall();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** Closes it at the end. */
  <T extends AutoCloseable> T closing(T resource) {
    open.add(resource);
    return resource;
  }

  RawServer serve(SSLContext context, RawServer.Script script) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    ServerSocket listener = context.getServerSocketFactory().createServerSocket(0, 50, loopback);
    return closing(new RawServer(listener, script));
  }

  static void hello(String line, OutputStream out) throws IOException {
    out.write(RawServer.ok("hello"));
  }

  PooledHttpFetcher fetcher(int port) {
    return closing(
        new PooledHttpFetcher(
            dns,
            new LoopbackRoute(port),
            List.of(AUTHORITY.certificate()),
            Optional.empty(),
            Limits.DEFAULT));
  }

  HttpAnswer get(SSLContext context, String url) throws IOException, InterruptedException {
    return fetcher(serve(context, Https::hello).port()).fetch(HttpRequest.get(Url.of(url)), call);
  }

  /** Fetches from a server with this certificate, and returns how that failed. */
  Failure failure(SSLContext context) throws IOException, InterruptedException {
    HttpAnswer answer = get(context, "https://" + HOST + "/");
    assertThat(call.places).hasValue(0);
    assertThat(call.registered()).isZero();
    return answer.failure().orElseThrow(() -> new AssertionError(answer));
  }

  @Override
  public void close() {
    open.forEach(Closing::quietly);
  }
}
