package org.mailscout.network;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.function.Predicate;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/** A mail server under TLS, ready for a sign-in. Of one thread; closed by whoever opened it. */
public final class MailConnection implements AutoCloseable {

  private final Conversation talk;
  private final String server;
  private final List<String> capabilities;
  private final Socket socket;
  private final Watchdog.Watch watch;

  MailConnection(
      Conversation talk,
      String server,
      List<String> capabilities,
      Socket socket,
      Watchdog.Watch watch) {
    this.talk = talk;
    this.server = server;
    this.capabilities = ServerText.capabilities(capabilities);
    this.socket = socket;
    this.watch = watch;
  }

  /** Returns what the server offers under TLS, in its order. */
  public List<String> capabilities() {
    return capabilities;
  }

  /** Returns the server's name for messages, such as {@code imap.example.com:993}. */
  public String server() {
    return server;
  }

  /**
   * Sends one line.
   *
   * @param line printable ASCII
   * @throws LookupException if the connection is gone
   */
  public void send(String line) throws LookupException, InterruptedException {
    if (!line.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException("a line that is none");
    }
    try {
      talk.send(line);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * Reads lines up to the first that is the last one, and with it.
   *
   * @throws LookupException if the connection is gone, or the lines exceed the bounds
   */
  public List<String> lines(Predicate<String> last) throws LookupException, InterruptedException {
    try {
      return talk.lines(last);
    } catch (IOException e) {
      throw broken(e);
    } catch (ProbeFailure e) {
      throw new LookupException(e.failure().reason(), e.failure().message(), e);
    }
  }

  private LookupException broken(IOException e) throws InterruptedException {
    try {
      watch.explain("sign-in at " + server);
    } catch (ConnectFailure expired) {
      return new LookupException(expired.failure().reason(), expired.failure().message(), expired);
    }
    return new LookupException(Reason.UNREACHABLE, server + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    watch.close();
    Closing.quietly(socket);
  }
}
