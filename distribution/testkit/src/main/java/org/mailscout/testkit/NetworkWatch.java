package org.mailscout.testkit;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Notes what a strategy under test connects to through {@code Socket}, {@code URLConnection} or the
 * JDK's HTTP client, all of which ask the default proxy selector first; libraries too.
 */
final class NetworkWatch extends ProxySelector implements AutoCloseable {

  private final Optional<ProxySelector> usual;
  private final List<URI> connections = new CopyOnWriteArrayList<>();

  private NetworkWatch(Optional<ProxySelector> usual) {
    this.usual = usual;
  }

  static NetworkWatch install() {
    NetworkWatch watch = new NetworkWatch(Optional.ofNullable(ProxySelector.getDefault()));
    ProxySelector.setDefault(watch);
    return watch;
  }

  List<URI> connections() {
    return List.copyOf(connections);
  }

  @Override
  public List<Proxy> select(URI uri) {
    if (StrategyRun.isUnderTest(Thread.currentThread())) {
      connections.add(uri);
    }
    return usual.map(selector -> selector.select(uri)).orElse(List.of(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    usual.ifPresent(selector -> selector.connectFailed(uri, address, failure));
  }

  @Override
  public void close() {
    ProxySelector.setDefault(usual.orElse(null));
  }
}
