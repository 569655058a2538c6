package org.mailscout.oauth;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/**
 * Waits on loopback for the browser's answer: a free port, of 127.0.0.1 and where it can be of ::1,
 * open for one sign-in alone.
 *
 * <p>Each connection has a thread and five seconds for its one request, so that half a request
 * blocks nobody. The first answer counts; what else comes is told so, up to 32 requests.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.3">RFC 8252 §7.3</a>
 */
final class LoopbackListener implements AutoCloseable {

  private static final int MOST_REQUESTS = 32;
  private static final Duration REQUEST_TIME = Duration.ofSeconds(5);
  private static final int MOST_PORTS_TRIED = 8;
  private static final byte[] FOUR = {127, 0, 0, 1};
  private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final List<ServerSocket> sockets;
  private final URI redirect;
  private final Function<String, AuthorizationAnswer> reader;
  private final CompletableFuture<AuthorizationAnswer> answer = new CompletableFuture<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Thread> acceptors;
  private final ScheduledThreadPoolExecutor alarm;

  private LoopbackListener(
      List<ServerSocket> sockets, URI redirect, Function<String, AuthorizationAnswer> reader) {
    this.sockets = sockets;
    this.redirect = redirect;
    this.reader = reader;
    this.alarm = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "mailscout-redirect"));
    alarm.setRemoveOnCancelPolicy(true);
    this.acceptors =
        sockets.stream().map(s -> daemon(() -> accept(s), "mailscout-redirect")).toList();
  }

  /**
   * Opens the port.
   *
   * @param registered without a port; its host is 127.0.0.1, [::1] or localhost
   * @param reader reads the query of an answer, in a thread of ours
   * @throws LookupException if there is no port to be had
   */
  static LoopbackListener open(URI registered, Function<String, AuthorizationAnswer> reader)
      throws LookupException {
    try {
      List<ServerSocket> sockets = bind(registered.getHost());
      URI redirect = withPort(registered, sockets.get(0).getLocalPort());
      LoopbackListener listener = new LoopbackListener(sockets, redirect, reader);
      listener.acceptors.forEach(Thread::start);
      return listener;
    } catch (IOException e) {
      throw new LookupException(
          Reason.UNREACHABLE, "no port on loopback for the browser's answer: " + e.getMessage(), e);
    }
  }

  private static URI withPort(URI registered, int port) {
    return URI.create("http://" + registered.getHost() + ":" + port + registered.getRawPath());
  }

  // The same port in both families, since "localhost" can be either; ::1 where the machine has it.
  private static List<ServerSocket> bind(String host) throws IOException {
    boolean six = host.startsWith("[");
    for (int tried = 1; ; tried++) {
      ServerSocket first = bind(six ? SIX : FOUR, 0);
      try {
        List<ServerSocket> both = new ArrayList<>(List.of(first));
        both.add(bind(six ? FOUR : SIX, first.getLocalPort()));
        return both;
      } catch (IOException e) {
        if (!host.equals("localhost") || !hasSix() || tried == MOST_PORTS_TRIED) {
          return List.of(first);
        }
        // Somebody else has this port in the other family, and the browser might ask there.
        first.close();
      }
    }
  }

  private static boolean hasSix() {
    try (ServerSocket any = bind(SIX, 0)) {
      return any.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket bind(byte[] address, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the redirect, with the port. */
  URI redirect() {
    return redirect;
  }

  private void accept(ServerSocket server) {
    while (!server.isClosed()) {
      take(server);
    }
  }

  private void take(ServerSocket server) {
    try {
      Socket socket = server.accept();
      if (requests.incrementAndGet() > MOST_REQUESTS) {
        socket.close();
      } else {
        daemon(() -> serve(socket), "mailscout-redirect").start();
      }
    } catch (IOException e) {
      return; // closed, or a connection that went before it was taken
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    try {
      Future<?> cutOff =
          alarm.schedule(() -> close(socket), REQUEST_TIME.toMillis(), TimeUnit.MILLISECONDS);
      LoopbackPage page = new LoopbackPage(redirect, reader, answer::isDone);
      page.serve(socket).ifPresent(answer::complete);
      cutOff.cancel(false);
    } catch (RejectedExecutionException e) {
      return; // it came while we closed
    } finally {
      close(socket);
      open.remove(socket);
    }
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return; // it is gone
    }
  }

  /**
   * Waits for the answer.
   *
   * @return empty if none came in time
   */
  Optional<AuthorizationAnswer> await(Duration most) throws InterruptedException {
    try {
      return Optional.of(answer.get(most.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Returns whether the family of a socket is IPv4; for tests. */
  List<Boolean> families() {
    return sockets.stream().map(s -> s.getInetAddress() instanceof Inet4Address).toList();
  }

  /** Closes the port and what is connected to it; on return nothing listens any more. */
  @Override
  public void close() {
    sockets.forEach(LoopbackListener::close);
    alarm.shutdownNow();
    open.forEach(LoopbackListener::close);
    // The kernel takes connections until the thread that waits for them has left.
    acceptors.forEach(LoopbackListener::join);
  }

  private static void join(Thread acceptor) {
    try {
      acceptor.join(REQUEST_TIME.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
