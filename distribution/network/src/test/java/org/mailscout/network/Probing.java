package org.mailscout.network;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Url;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/** A prober that knows one name on loopback and trusts one authority of its own. */
final class Probing implements AutoCloseable {

  static final String HOST = "mx.mail.test";

  static final HttpFetcher NO_HTTP =
      new HttpFetcher() {
        @Override
        public HttpAnswer fetch(HttpRequest request, Call call) {
          throw new AssertionError("asked " + request);
        }

        @Override
        public void warmUp(Host host, Call call) {
          throw new AssertionError("warmed up " + host);
        }

        @Override
        public void close() {}
      };

  // Keys take their time: one pair serves all tests.
  private static final TestAuthority AUTHORITY = new TestAuthority("Probing");
  private static final SSLContext RIGHT = AUTHORITY.server(TestAuthority.Wish.of(HOST));

  final TestAuthority authority = AUTHORITY;
  final FakeCall call = new FakeCall();
  private final MailProber prober;
  private final FakeDnsClient dns = new FakeDnsClient().withLoopback(HOST);

  Probing() {
    this(Duration.ofSeconds(6));
  }

  Probing(Duration most) {
    prober =
        new MailProber(dns, Route.DIRECT, List.of(authority.certificate()), NO_HTTP, within(most));
  }

  /** Starts a server with a right certificate. */
  MailServer serve(MailServer.Script script) throws IOException {
    return new MailServer(RIGHT, script);
  }

  ProbeAnswer probe(Protocol protocol, Security security, MailServer server)
      throws InterruptedException {
    return probe(protocol, security, server.port());
  }

  ProbeAnswer probe(Protocol protocol, Security security, int port) throws InterruptedException {
    return probe(protocol, security, port, Optional.empty());
  }

  /** Probes what this domain's SRV record led to, if any. */
  ProbeAnswer probe(Protocol protocol, Security security, int port, Optional<Domain> ledHere)
      throws InterruptedException {
    Endpoint endpoint = Endpoint.of(Host.of(HOST), Port.of(port), security);
    return prober.probe(new ProbeQuestion(protocol, endpoint, ledHere), call);
  }

  /** Fetches {@code https://HOST/}, which is at this port. */
  HttpAnswer fetch(int port) throws InterruptedException {
    try (HttpFetcher fetcher =
        new PooledHttpFetcher(
            dns,
            new LoopbackRoute(port),
            List.of(authority.certificate()),
            Optional.empty(),
            Limits.DEFAULT)) {
      return fetcher.fetch(HttpRequest.get(Url.of("https://" + HOST + "/")), call);
    }
  }

  private static Limits within(Duration most) {
    Limits limits = Limits.DEFAULT;
    return new Limits(
        limits.bodyBytes(),
        limits.sessionBytes(),
        limits.headerFields(),
        limits.headerLine(),
        limits.redirects(),
        limits.xmlDepth(),
        limits.xmlAttributes(),
        limits.xmlText(),
        limits.xmlElements(),
        limits.jsonDepth(),
        limits.jsonText(),
        limits.recordsRead(),
        limits.recordsKept(),
        limits.queries(),
        limits.aliases(),
        limits.leads(),
        limits.replyLine(),
        limits.replyLines(),
        limits.dnsTime(),
        limits.connectTime(),
        limits.tlsTime(),
        limits.httpTime(),
        most,
        limits.discoveryTime(),
        limits.longestDiscovery(),
        limits.sockets(),
        limits.socketsPerHost(),
        limits.probes(),
        limits.probesAtOnce(),
        limits.probesPerAddress(),
        limits.findings());
  }

  @Override
  public void close() {
    prober.close();
  }
}
