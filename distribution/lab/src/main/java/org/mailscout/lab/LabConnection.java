package org.mailscout.lab;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection that a client of the lab has opened. Of one thread, its service's. */
public final class LabConnection implements AutoCloseable {

  private static final int MOST_IN_LINE = 64 << 10;

  private final SSLSocketFactory tls;
  private final CountDownLatch closing;
  private final LabAccounts accounts;
  private final LabOutbox outbox;
  private final Tape tape = new Tape();
  private final int port;
  private volatile String host;
  private volatile Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean secure;

  LabConnection(
      String host,
      int port,
      Socket socket,
      SSLSocketFactory tls,
      LabAccounts accounts,
      LabOutbox outbox,
      CountDownLatch closing)
      throws IOException {
    this.host = host;
    this.port = port;
    this.socket = socket;
    this.tls = tls;
    this.accounts = accounts;
    this.outbox = outbox;
    this.closing = closing;
    this.in = new BufferedInputStream(tape.record(socket.getInputStream()));
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  /** Returns the name asked for in TLS where it leads here, else the host's own. */
  public String host() {
    return host;
  }

  /** Returns who may sign in at the lab's servers. */
  public LabAccounts accounts() {
    return accounts;
  }

  /** Returns where messages go that the client sends. */
  public LabOutbox outbox() {
    return outbox;
  }

  /** Returns whether TLS protects the connection. */
  public boolean isSecure() {
    return secure;
  }

  /**
   * Lets the client begin TLS, with a certificate for the name that it asks for.
   *
   * @throws IOException if it does not, or does not like the certificate
   */
  public void startTls() throws IOException {
    // What came in clear before the handshake counts for nothing (RFC 3207 §4.2, RFC 9051 §6.2.1).
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, null, true);
    socket = secured;
    secured.startHandshake();
    String asked = LabKeys.nameAskedFor(secured.getSession());
    if (!asked.isEmpty()) {
      host = asked;
    }
    in = new BufferedInputStream(tape.record(secured.getInputStream()));
    out = new BufferedOutputStream(secured.getOutputStream());
    secure = true;
  }

  /** Returns what the client sends; renewed by {@link #startTls}. */
  public InputStream in() {
    return in;
  }

  /** Returns where to answer, buffered; renewed by {@link #startTls}. */
  public OutputStream out() {
    return out;
  }

  /**
   * Returns the next line, without its end.
   *
   * @throws IOException if the client has left, or sends no end of line
   */
  public String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (line.size() == MOST_IN_LINE) {
        throw new IOException("line without end");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Sends lines, each with CRLF, at once. */
  public void send(String... lines) throws IOException {
    String text = String.join("\r\n", lines) + "\r\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /**
   * Waits, as a slow server does.
   *
   * @throws IOException if the lab closes meanwhile
   */
  public void pause(Duration time) throws IOException {
    try {
      if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("the lab is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the lab is closed");
    }
  }

  Socket socket() {
    return socket;
  }

  Recorded recorded() {
    return new Recorded(host, port, tape.text());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
