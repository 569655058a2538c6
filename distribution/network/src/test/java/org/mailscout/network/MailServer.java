package org.mailscout.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A server on loopback that follows a script and keeps every line that it hears. */
final class MailServer implements AutoCloseable {

  /** What the server does with one client. */
  interface Script {
    void serve(Client client) throws IOException;
  }

  final List<String> heard = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final SSLContext tls;
  private final Script script;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch served = new CountDownLatch(1);

  MailServer(SSLContext tls, Script script) throws IOException {
    this.tls = tls;
    this.script = script;
    this.listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Waits until one client was served to the script's end. */
  boolean hasServed() throws InterruptedException {
    return served.await(5, TimeUnit.SECONDS);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      threads.shutdown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      script.serve(new Client(socket));
    } catch (IOException e) {
      // The client has gone, as it may.
      open.remove(socket);
    } finally {
      served.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(Closing::quietly);
    threads.shutdownNow();
  }

  /** One client, as the script sees it. */
  final class Client {

    private Socket socket;
    private boolean left;

    private Client(Socket socket) {
      this.socket = socket;
    }

    /** Says lines in one piece, each with its end. */
    void say(String... lines) throws IOException {
      sayRaw(String.join("\r\n", lines) + "\r\n");
    }

    void sayRaw(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    }

    /** Hears a line; empty when the client has left. */
    String hear() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      int octet = in.read();
      for (; octet >= 0 && octet != '\n'; octet = in.read()) {
        line.write(octet);
      }
      left = octet < 0;
      String text = line.toString(StandardCharsets.ISO_8859_1).strip();
      if (!text.isEmpty()) {
        heard.add(text);
      }
      return text;
    }

    /** Hears an IMAP command, and returns its tag. */
    String hearTag() throws IOException {
      return hear().split(" ", 2)[0];
    }

    /** Hears the head of a request of HTTP. */
    void waitForEndOfHead() throws IOException {
      String last;
      do {
        last = hear();
      } while (!last.isEmpty());
    }

    /** Says nothing until the client leaves. */
    void waitForEnd() throws IOException {
      while (!left) {
        hear();
      }
    }

    void startTls() throws IOException {
      startTls(List.of());
    }

    /** Shakes hands, and speaks one of these protocols only, if any. */
    void startTls(List<String> alpn) throws IOException {
      startTls(parameters -> parameters.setApplicationProtocols(alpn.toArray(String[]::new)));
    }

    /** Shakes hands in this version of TLS only, with this cipher suite only, if any. */
    void startTlsOf(String version, String suite) throws IOException {
      startTls(
          parameters -> {
            parameters.setProtocols(new String[] {version});
            if (!suite.isEmpty()) {
              parameters.setCipherSuites(new String[] {suite});
            }
          });
    }

    private void startTls(Consumer<SSLParameters> change) throws IOException {
      SSLSocket secured =
          (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
      secured.setUseClientMode(false);
      SSLParameters parameters = secured.getSSLParameters();
      change.accept(parameters);
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      heard.add("SNI " + sni(secured) + " ALPN " + secured.getApplicationProtocol());
      socket = secured;
    }

    /** Returns what ALPN chose; empty if nothing. */
    String protocol() {
      return ((SSLSocket) socket).getApplicationProtocol();
    }

    private String sni(SSLSocket secured) {
      return ((javax.net.ssl.ExtendedSSLSession) secured.getSession())
          .getRequestedServerNames().stream()
              .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
              .findFirst()
              .orElse("none");
    }

    /** Says one octet after the other, each a while after the last, until the client leaves. */
    void drip(String text) throws IOException {
      socket.setSoTimeout(50);
      for (int i = 0; i < text.length() && !hasLeft(); i++) {
        sayRaw(text.substring(i, i + 1));
      }
    }

    /** Waits a while for the client to leave. */
    private boolean hasLeft() throws IOException {
      try {
        return socket.getInputStream().read() < 0;
      } catch (SocketTimeoutException e) {
        return false;
      }
    }

    void hangUp() throws IOException {
      socket.close();
    }
  }
}
