package org.mailscout.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;

/** The lab's listening ports, its open connections and their threads. */
final class LabNetwork implements AutoCloseable {

  private static final long IDLE_SECONDS = 5;

  private final Journal journal;
  private final LabAccounts accounts;
  private final LabOutbox outbox;
  private final Map<Integer, LabHosts.Host> ports = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService executor = threads();
  private final Acceptor acceptor;
  private final SSLSocketFactory tls;

  /** What is said over a connection. */
  interface Conversation {
    void hold(LabConnection connection) throws IOException;
  }

  LabNetwork(LabHosts hosts, LabAccounts accounts, LabOutbox outbox, Journal journal)
      throws IOException {
    this.accounts = accounts;
    this.outbox = outbox;
    this.journal = journal;
    this.acceptor = new Acceptor(executor);
    this.tls = new LabKeys(hosts, ports).sockets();
  }

  /** Listens for the DNS server, at this port. */
  void listenForDns(int port, Conversation conversation) throws IOException {
    acceptor.listen(port, channel -> converse("dns", 53, channel, conversation));
  }

  /** Listens for all services of hosts; returns where each one's address leads. */
  Map<InetSocketAddress, InetSocketAddress> listen(Iterable<LabHosts.Host> hosts)
      throws IOException {
    Map<InetSocketAddress, InetSocketAddress> routes = new HashMap<>();
    for (LabHosts.Host host : hosts) {
      for (LabService service : host.services().values()) {
        routes.put(new InetSocketAddress(host.address(), service.port()), listen(host, service));
      }
    }
    return routes;
  }

  /** Listens for a host's service, at a free port, which is returned. */
  private InetSocketAddress listen(LabHosts.Host host, LabService service) throws IOException {
    InetSocketAddress address =
        acceptor.listen(
            0,
            channel ->
                converse(
                    host.name(),
                    service.port(),
                    channel,
                    connection -> {
                      journal.connected(connection::recorded);
                      service.serve(connection);
                    }));
    ports.put(address.getPort(), host);
    return address;
  }

  void start() {
    acceptor.start();
  }

  /** Returns how many connections are open. */
  int open() {
    return open.size();
  }

  private void converse(String host, int port, SocketChannel channel, Conversation conversation) {
    Socket socket = channel.socket();
    open.add(socket);
    try (LabConnection connection =
        new LabConnection(host, port, socket, tls, accounts, outbox, closing)) {
      if (closing.getCount() > 0) {
        conversation.hold(connection);
      }
    } catch (IOException e) {
      // The client has left, or the lab is closing.
    } finally {
      open.remove(socket);
    }
  }

  private static ExecutorService threads() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "lab-connection-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    acceptor.close();
    executor.shutdownNow();
    for (Socket socket : open) {
      socket.close();
    }
    try {
      if (!executor.awaitTermination(IDLE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("a connection's thread does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
