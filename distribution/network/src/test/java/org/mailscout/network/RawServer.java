package org.mailscout.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of bytes on loopback: says what a test has it say after each request head. */
final class RawServer implements AutoCloseable {

  /** What the server does once a request head is read. */
  interface Script {
    void answer(String requestLine, OutputStream out) throws IOException;
  }

  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> heads = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket listener;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Script script;

  RawServer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), script);
  }

  RawServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  static byte[] ok(String body) {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.ISO_8859_1);
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
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String requestLine = line;
        requests.add(requestLine);
        StringBuilder head = new StringBuilder();
        for (String field = in.readLine();
            field != null && !field.isEmpty();
            field = in.readLine()) {
          head.append(field).append('\n');
        }
        heads.add(head.toString());
        script.answer(requestLine, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // The client has gone, as many tests want it to.
      open.remove(socket);
    }
  }

  /** Closes what clients keep open, and listens on. */
  void hangUp() {
    open.forEach(Closing::quietly);
    open.clear();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hangUp();
    threads.shutdownNow();
  }
}
