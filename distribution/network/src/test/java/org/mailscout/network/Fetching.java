package org.mailscout.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;

/** A fetcher that knows one host on loopback, and asks it in clear. */
final class Fetching implements AutoCloseable {

  static final String HOST = "www.example.com";

  final FakeDnsClient dns = new FakeDnsClient().withLoopback(HOST);
  final FakeCall call = new FakeCall().with(Policy.DEFAULT.withHttp(true));
  final PooledHttpFetcher fetcher =
      new PooledHttpFetcher(dns, Route.DIRECT, List.of(), Optional.empty(), Limits.DEFAULT);

  HttpAnswer get(RawServer server, String path) throws InterruptedException {
    return fetcher.fetch(HttpRequest.get(url(server, path)), call);
  }

  static Url url(RawServer server, String path) {
    return Url.of("http://" + HOST + ":" + server.port() + path);
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static void redirect(OutputStream out, String to) throws IOException {
    out.write(bytes("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + to + "\r\n\r\n"));
  }

  /** Fetches from a server with this script, and returns how that failed. */
  Failure failure(RawServer.Script script) throws IOException, InterruptedException {
    try (RawServer server = new RawServer(script)) {
      HttpAnswer answer = get(server, "/a");
      assertThat(fetcher.client().inUse()).isZero();
      assertThat(call.places).hasValue(0);
      assertThat(call.registered()).isZero();
      return answer.failure().orElseThrow(() -> new AssertionError(answer));
    }
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
