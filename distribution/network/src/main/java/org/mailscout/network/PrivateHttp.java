package org.mailscout.network;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Failure;

/**
 * Sends requests that may carry secrets: over https alone, each over a connection of its own, so
 * that none is ever sent twice, and without following redirects.
 *
 * <p>The safety policy is that of all connections. Safe for use by many threads.
 */
public final class PrivateHttp implements AutoCloseable {

  /** Token endpoints take their time: some ask a directory behind them. */
  private static final Duration MOST = Duration.ofSeconds(20);

  private final Network network;
  private final SocketConnector connector;
  private final TlsHandshake tls;
  private final Watchdog watchdog = new Watchdog();
  private @Nullable ClientParts client;

  /** Makes one; its client is made with the first request. */
  public PrivateHttp(Network network) {
    this.network = network;
    this.connector = new SocketConnector(network.dns(), network.route(), network.limits());
    this.tls =
        new TlsHandshake(new TrustAnchors(network.trustAnchors()), watchdog, network.limits());
  }

  private synchronized ClientParts client() {
    if (client == null) {
      client =
          new ClientParts(
              new RacedConnections(connector, tls, watchdog, network.proxy()),
              network.proxy(),
              network.limits());
    }
    return client;
  }

  /**
   * Sends a request; every status is an answer.
   *
   * @param most bytes of decoded body
   * @throws LookupException if no answer came, or none within the bounds, or the policy forbids it
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  public PrivateResponse send(PrivateRequest request, int most, Call call)
      throws LookupException, InterruptedException {
    Url url = request.url();
    try {
      check(url, call);
      return exchange(request, most, call);
    } catch (ConnectFailure e) {
      Failure failure = e.failure();
      throw new LookupException(failure.reason(), failure.message(), e);
    }
  }

  private void check(Url url, Call call) throws ConnectFailure, InterruptedException {
    if (!url.isHttps()) {
      throw forbidden(url, "secrets go over https alone");
    }
    Optional<String> objection = ForbiddenPorts.objectionTo(url);
    if (objection.isPresent()) {
      throw forbidden(url, objection.get());
    }
    if (!call.mayAsk(url.host())) {
      throw forbidden(url, "nothing vouches for this host");
    }
    if (network.proxy().isPresent() && call.policy().publicOnly()) {
      connector.check(url.host(), call);
    }
  }

  private static ConnectFailure forbidden(Url url, String why) {
    return new ConnectFailure(Reason.FORBIDDEN_BY_POLICY, url.origin() + ": " + why);
  }

  private PrivateResponse exchange(PrivateRequest request, int most, Call call)
      throws ConnectFailure, InterruptedException {
    String what = request.toString();
    HttpExchange exchange = new HttpExchange(call, call.deadline().sooner(MOST));
    BasicClassicHttpRequest message = message(request);
    call.step(what);
    try (Watchdog.Watch watch = watchdog.watch(exchange, exchange.deadline().remaining(), call)) {
      @Nullable ClassicHttpResponse response = null;
      try {
        response = client().execute(ClientParts.hostOf(request.url()), message, exchange);
        HttpReply reply = new HttpReply(response, BodyReader.read(response, most));
        exchange.finished();
        return new PrivateResponse(reply.status(), reply.headers(), reply.body());
      } catch (IOException e) {
        throw PooledHttpFetcher.explained(e, exchange, watch, what);
      } finally {
        exchange.close();
        if (response != null) {
          Closing.quietly(response);
        }
      }
    }
  }

  private static BasicClassicHttpRequest message(PrivateRequest request) {
    BasicClassicHttpRequest message =
        new BasicClassicHttpRequest(
            request.method(), ClientParts.hostOf(request.url()), request.url().path());
    request.headers().forEach(message::setHeader);
    message.setHeader("Accept-Encoding", "gzip");
    // RFC 9110 §9.2.2: on a connection that was kept, a lost answer would ask to send it again.
    message.setHeader("Connection", "close");
    if (request.method().equals("POST")) {
      message.setEntity(
          new ByteArrayEntity(
              request.body(), ContentType.parse(request.headers().get("Content-Type"))));
      message.removeHeaders("Content-Type");
    }
    return message;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
    watchdog.close();
  }
}
