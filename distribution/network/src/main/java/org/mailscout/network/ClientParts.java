package org.mailscout.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.mailscout.api.Url;
import org.mailscout.api.network.Limits;

/** The client and its pool, with everything off that we do ourselves or never want. */
final class ClientParts implements AutoCloseable {

  // Held here: the log manager forgets levels of loggers that nobody holds. Their lines would show
  // tokens, whatever the level that a user asks for.
  private static final Logger CLIENT_LOGGER = Logger.getLogger("org.apache.hc");

  private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(30);
  private static final int MOST_CONNECTIONS = 1024;

  private final PoolingHttpClientConnectionManager pool;
  private final CloseableHttpClient client;
  private final Optional<HttpHost> proxy;

  ClientParts(RacedConnections operator, Optional<InetSocketAddress> proxy, Limits limits) {
    CLIENT_LOGGER.setLevel(Level.OFF);
    this.proxy = proxy.map(address -> new HttpHost(address.getHostString(), address.getPort()));
    this.pool = pool(operator, limits);
    this.client = client(pool);
  }

  private static PoolingHttpClientConnectionManager pool(RacedConnections operator, Limits limits) {
    Http1Config bounds =
        Http1Config.custom()
            .setMaxHeaderCount(limits.headerFields())
            .setMaxLineLength(limits.headerLine())
            .build();
    AtomicLong ids = new AtomicLong();
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(
            operator,
            PoolConcurrencyPolicy.LAX,
            PoolReusePolicy.LIFO,
            TimeValue.NEG_ONE_MILLISECOND,
            socket -> new PooledConnection("mailscout-" + ids.incrementAndGet(), bounds));
    pool.setMaxTotal(MOST_CONNECTIONS);
    pool.setDefaultMaxPerRoute(limits.sockets());
    pool.setDefaultConnectionConfig(
        ConnectionConfig.custom().setValidateAfterInactivity(TimeValue.ofSeconds(1)).build());
    return pool;
  }

  private CloseableHttpClient client(PoolingHttpClientConnectionManager connections) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setRequestExecutor(new BoundedExecutor())
        .setRoutePlanner((target, context) -> route(target))
        .setKeepAliveStrategy(ClientParts::keepAlive)
        .setUserAgent("Mailscout")
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableConnectionState()
        .disableContentCompression()
        .disableCookieManagement()
        .disableRedirectHandling()
        .setDefaultAuthSchemeRegistry(
            RegistryBuilder.<org.apache.hc.client5.http.auth.AuthSchemeFactory>create().build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setConnectionRequestTimeout(Timeout.ofSeconds(8))
                .setResponseTimeout(Timeout.ofSeconds(60))
                .build())
        .evictExpiredConnections()
        .evictIdleConnections(KEEP_ALIVE)
        .build();
  }

  private static TimeValue keepAlive(HttpResponse response, HttpContext context) {
    TimeValue asked =
        DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
    return asked.toMilliseconds() > 0 && asked.compareTo(KEEP_ALIVE) < 0 ? asked : KEEP_ALIVE;
  }

  private HttpRoute route(HttpHost target) {
    boolean secure = target.getSchemeName().equals("https");
    int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
    HttpHost host = new HttpHost(target.getSchemeName(), target.getHostName(), port);
    return proxy
        .map(through -> new HttpRoute(host, null, through, secure))
        .orElseGet(() -> new HttpRoute(host, null, secure));
  }

  /** Returns the host as the client names it; without the port where it is the scheme's own. */
  static HttpHost hostOf(Url url) {
    int port = url.port().number();
    boolean usual = port == (url.isHttps() ? 443 : 80);
    return new HttpHost(url.scheme(), url.host().name(), usual ? -1 : port);
  }

  /** Sends a request; the response is to be closed. */
  ClassicHttpResponse execute(HttpHost host, ClassicHttpRequest request, HttpExchange exchange)
      throws IOException {
    HttpClientContext context = HttpClientContext.create();
    exchange.enter(context);
    return client.executeOpen(host, request, context);
  }

  /** Opens a connection and leaves it in the pool. */
  void open(HttpHost host, HttpExchange exchange) throws IOException, InterruptedException {
    HttpClientContext context = HttpClientContext.create();
    exchange.enter(context);
    Timeout most = Timeout.of(exchange.deadline().remaining());
    ConnectionEndpoint endpoint;
    try {
      endpoint = pool.lease("warm-up", route(host), most, null).get(most);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
    try {
      if (!endpoint.isConnected()) {
        pool.connect(endpoint, most, context);
      }
      exchange.finished();
    } finally {
      pool.release(endpoint, null, KEEP_ALIVE);
    }
  }

  /** Closes connections that nobody uses: one of them was dead, and others may be. */
  void dropIdle() {
    pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
  }

  /** Returns how many connections are in use. */
  int inUse() {
    return pool.getTotalStats().getLeased();
  }

  /** Returns how many connections wait for their next use. */
  int idle() {
    return pool.getTotalStats().getAvailable();
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    pool.close(CloseMode.IMMEDIATE);
  }
}
