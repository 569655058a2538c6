package org.mailscout.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Reason;

/** Makes the client's connections: the winner of our own race, under our own TLS. */
final class RacedConnections implements HttpClientConnectionOperator {

  private static final List<String> ALPN = List.of("http/1.1");

  private final SocketConnector connector;
  private final TlsHandshake tls;
  private final Watchdog watchdog;
  private final Optional<InetSocketAddress> proxy;

  RacedConnections(
      SocketConnector connector,
      TlsHandshake tls,
      Watchdog watchdog,
      Optional<InetSocketAddress> proxy) {
    this.connector = connector;
    this.tls = tls;
    this.watchdog = watchdog;
    this.proxy = proxy;
  }

  @Override
  public void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      @Nullable InetSocketAddress local,
      @Nullable TimeValue timeout,
      @Nullable SocketConfig config,
      HttpContext context)
      throws IOException {
    HttpExchange exchange = HttpExchange.of(context);
    try {
      TrackedSocket socket =
          proxy.isPresent()
              ? toProxy(proxy.get(), exchange)
              : connector.track(
                  Host.of(host.getHostName()), Port.of(host.getPort()), exchange.call());
      exchange.opened(socket);
      ((PooledConnection) connection).over(socket);
      if (proxy.isEmpty() && host.getSchemeName().equals("https")) {
        secure(connection, socket, host, exchange);
      } else {
        connection.bind(socket);
      }
    } catch (ConnectFailure e) {
      throw exchange.failed(e);
    } catch (InterruptedException e) {
      throw exchange.interrupted(e);
    }
  }

  @Override
  public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context)
      throws IOException {
    HttpExchange exchange = HttpExchange.of(context);
    TrackedSocket socket = ((PooledConnection) connection).tracked();
    if (socket == null) {
      throw new IOException("no connection to secure");
    }
    try {
      secure(connection, socket, host, exchange);
    } catch (ConnectFailure e) {
      throw exchange.failed(e);
    } catch (InterruptedException e) {
      throw exchange.interrupted(e);
    }
  }

  private void secure(
      ManagedHttpClientConnection connection,
      TrackedSocket socket,
      HttpHost host,
      HttpExchange exchange)
      throws IOException, ConnectFailure, InterruptedException {
    TlsName name = TlsName.of(Host.of(host.getHostName()));
    SSLSocket secured = tls.secure(socket, name, ALPN, exchange.call());
    connection.bind(secured, socket);
  }

  // The caller names the proxy by its address: the policy is about targets.
  private TrackedSocket toProxy(InetSocketAddress address, HttpExchange exchange)
      throws IOException, ConnectFailure, InterruptedException {
    Call call = exchange.call();
    call.step("connect proxy " + address.getHostString() + ":" + address.getPort());
    InetSocketAddress resolved =
        address.isUnresolved()
            ? new InetSocketAddress(address.getHostString(), address.getPort())
            : address;
    if (resolved.isUnresolved()) {
      throw new ConnectFailure(Reason.UNREACHABLE, "proxy " + address.getHostString());
    }
    Runnable place = admit(resolved, call);
    SocketChannel channel = SocketChannel.open();
    try (Watchdog.Watch watch = watchdog.watch(channel, exchange.deadline().remaining(), call)) {
      try {
        channel.connect(resolved);
        TrackedSocket socket = new TrackedSocket(channel, place);
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        Closing.quietly(channel);
        place.run();
        watch.explain("connect to the proxy");
        throw new ConnectFailure(Reason.UNREACHABLE, "proxy: " + e.getMessage());
      }
    }
  }

  private static Runnable admit(InetSocketAddress proxy, Call call)
      throws ConnectFailure, InterruptedException {
    try {
      return call.admit(proxy.getAddress());
    } catch (LookupException e) {
      throw new ConnectFailure(e.reason(), "proxy: " + e.getMessage());
    }
  }
}
