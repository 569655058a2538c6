package org.mailscout.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;

/**
 * Fetches documents over connections that are kept and used again, across discoveries.
 *
 * <p>Each connection is the winner of a race over the addresses that the policy allows. Redirects
 * are followed here, hop by hop; there are no cookies, credentials, retries of answered requests or
 * proxies of the environment.
 */
public final class PooledHttpFetcher implements HttpFetcher {

  private static final Duration ERROR_PAGE = Duration.ofMillis(250);

  /** A host that is being warmed up for callers of one policy. */
  private record Warming(Host host, boolean publicOnly) {}

  private final SocketConnector connector;
  private final TlsHandshake tls;
  private final Watchdog watchdog = new Watchdog();
  private final Optional<InetSocketAddress> proxy;
  private final Limits limits;
  private final Map<Warming, CompletableFuture<Boolean>> warming = new ConcurrentHashMap<>();
  // A connection is kept for those whose policy is that of who opened it: it may lead to an address
  // that a stricter one forbids.
  private final Map<Boolean, ClientParts> clients = new HashMap<>();
  private boolean closed;

  /**
   * Makes one; its client is made with the first fetch.
   *
   * @param extraTrust authorities trusted beside the JDK's
   * @param proxy where all connections go through; those of the environment are not looked at
   */
  public PooledHttpFetcher(
      DnsClient dns,
      Route route,
      List<X509Certificate> extraTrust,
      Optional<InetSocketAddress> proxy,
      Limits limits) {
    this.connector = new SocketConnector(dns, route, limits);
    this.tls = new TlsHandshake(new TrustAnchors(extraTrust), watchdog, limits);
    this.proxy = proxy;
    this.limits = limits;
  }

  /** Returns the client for all who may connect to addresses that are not public. */
  ClientParts client() {
    return client(false);
  }

  private synchronized ClientParts client(boolean publicOnly) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    return clients.computeIfAbsent(
        publicOnly,
        any ->
            new ClientParts(new RacedConnections(connector, tls, watchdog, proxy), proxy, limits));
  }

  private ClientParts client(Call call) {
    return client(call.policy().publicOnly());
  }

  @Override
  public HttpAnswer fetch(HttpRequest request, Call call) throws InterruptedException {
    Hops hops = new Hops(request, call);
    Deadline deadline = call.deadline().sooner(limits.httpTime());
    try {
      Url url = hops.first();
      while (true) {
        HttpReply reply = ask(url, request, call, deadline);
        Optional<Url> next = hops.next(url, reply);
        if (next.isEmpty()) {
          return HttpAnswer.of(
              request,
              reply.status(),
              hops.asked(),
              reply.headers(),
              reply.body(),
              hops.provenance());
        }
        url = next.get();
      }
    } catch (ConnectFailure e) {
      return HttpAnswer.failed(request, e.failure(), hops.provenance());
    }
  }

  private HttpReply ask(Url url, HttpRequest request, Call call, Deadline deadline)
      throws ConnectFailure, InterruptedException {
    if (proxy.isPresent() && call.policy().publicOnly()) {
      connector.check(url.host(), call);
    }
    awaitWarmUp(url, call, deadline);
    Optional<HttpReply> reply = attempt(url, request, call, deadline);
    if (reply.isEmpty()) {
      // The server closed the kept connection in the moment it was used: once more, on a new one.
      client(call).dropIdle();
      reply = attempt(url, request, call, deadline);
    }
    return reply.orElseThrow(
        () -> new ConnectFailure(Reason.UNREACHABLE, url.host() + ": closes each connection"));
  }

  private Optional<HttpReply> attempt(Url url, HttpRequest request, Call call, Deadline deadline)
      throws ConnectFailure, InterruptedException {
    String what = "GET " + AddressInUrl.withoutAddress(url);
    HttpExchange exchange = new HttpExchange(call, deadline);
    HttpHost host = ClientParts.hostOf(url);
    BasicClassicHttpRequest get =
        new BasicClassicHttpRequest("GET", host, AddressInUrl.sent(url, call));
    get.setHeader("Accept", request.accept());
    get.setHeader("Accept-Encoding", "gzip");
    call.step(what);
    try (Watchdog.Watch watch = watchdog.watch(exchange, deadline.remaining(), call)) {
      ClassicHttpResponse response = null;
      try {
        response = client(call).execute(host, get, exchange);
        HttpReply reply = read(response, request, exchange, what);
        exchange.finished();
        return Optional.of(reply);
      } catch (BoundedExecutor.StaleConnection e) {
        watch.explain(what);
        return Optional.empty();
      } catch (IOException e) {
        throw explained(e, exchange, watch, what);
      } finally {
        // Cut off before the client closes it, which would read to the end; nothing if it is done.
        exchange.close();
        if (response != null) {
          Closing.quietly(response);
        }
      }
    }
  }

  private HttpReply read(
      ClassicHttpResponse response, HttpRequest request, HttpExchange exchange, String what)
      throws IOException, ConnectFailure {
    int status = response.getCode();
    if (status / 100 == 2) {
      return new HttpReply(response, bodyOf(response, request.bytes(), what));
    }
    byte[] page = errorPage(response, request, exchange);
    if (Busy.is(status)) {
      List<String> waits =
          Arrays.stream(response.getHeaders("Retry-After")).map(Header::getValue).toList();
      throw new ConnectFailure(Reason.SERVER_FAILURE, what + ": " + Busy.words(status, waits));
    }
    return new HttpReply(response, page);
  }

  private static byte[] bodyOf(ClassicHttpResponse response, int most, String what)
      throws IOException, ConnectFailure {
    try {
      return BodyReader.read(response, most);
    } catch (ConnectFailure e) {
      throw new ConnectFailure(e.failure().reason(), what + ": " + e.getMessage());
    }
  }

  // The status is the answer: a page beside it that is endless or slow takes nothing from it.
  private byte[] errorPage(
      ClassicHttpResponse response, HttpRequest request, HttpExchange exchange) {
    try (Watchdog.Watch watch = watchdog.watch(exchange, ERROR_PAGE, exchange.call())) {
      byte[] page = BodyReader.read(response, request.bytes());
      return watch.isExpired() ? new byte[0] : page;
    } catch (IOException | ConnectFailure e) {
      exchange.close();
      return new byte[0];
    }
  }

  /** Returns what an exception of the client means. */
  static ConnectFailure explained(
      IOException e, HttpExchange exchange, Watchdog.Watch watch, String what)
      throws InterruptedException, ConnectFailure {
    if (exchange.isInterrupted()) {
      throw new InterruptedException(what);
    }
    if (exchange.failure().isPresent()) {
      return exchange.failure().get();
    }
    watch.explain(what);
    return new ConnectFailure(failureOf(e, what));
  }

  private static Failure failureOf(IOException e, String what) {
    if (e instanceof MessageConstraintException) {
      return new Failure(Reason.TOO_LARGE, what + ": a response head beyond its bounds");
    }
    if (e instanceof SSLException) {
      return new Failure(Reason.TLS, what + ": TLS broke off");
    }
    if (e instanceof NoHttpResponseException || e instanceof SocketException) {
      return new Failure(Reason.UNREACHABLE, what + ": closed without an answer");
    }
    return new Failure(
        Reason.MALFORMED,
        what + (e instanceof EOFException ? ": a body cut short" : ": not an answer of HTTP"));
  }

  @Override
  public void warmUp(Host host, Call call) throws InterruptedException {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Warming key = new Warming(host, call.policy().publicOnly());
    if (proxy.isPresent() || warming.putIfAbsent(key, done) != null) {
      return;
    }
    HttpExchange exchange = new HttpExchange(call, call.deadline().sooner(limits.httpTime()));
    try {
      client(call).open(new HttpHost("https", host.name()), exchange);
      done.complete(true);
    } catch (IOException e) {
      if (exchange.isInterrupted()) {
        throw new InterruptedException("warm-up of " + host);
      }
    } finally {
      warming.remove(key, done);
      done.complete(false);
    }
  }

  // A connection that is being opened serves the first who comes sooner than a new one would.
  private void awaitWarmUp(Url url, Call call, Deadline deadline) throws InterruptedException {
    boolean usual = url.isHttps() && url.port().number() == 443;
    Warming key = new Warming(url.host(), call.policy().publicOnly());
    CompletableFuture<Boolean> opening = usual ? warming.remove(key) : null;
    if (opening == null) {
      return;
    }
    CompletableFuture<Boolean> waiting = opening.copy();
    Runnable uncancel = call.onCancel(() -> waiting.complete(false));
    try {
      waiting.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Then a connection of its own is tried, and ends by the same deadline.
      waiting.complete(false);
    } finally {
      uncancel.run();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    clients.values().forEach(ClientParts::close);
    watchdog.close();
  }
}
