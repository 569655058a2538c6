package org.mailscout.network;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Limits;

/** One side of a talk with a mail server, in clear or under TLS, within the bounds of Limits. */
final class Conversation {

  private final ReplyReader reader;
  private final OutputStream out;
  private final String server;
  private final boolean secure;
  private final int mostLines;

  /**
   * Begins a talk.
   *
   * @param socket connected, of TLS or in clear
   * @param server for messages, such as {@code imap.example.com:993}
   */
  Conversation(Socket socket, String server, Limits limits) throws IOException {
    this.reader = new ReplyReader(socket.getInputStream(), limits.replyLine());
    this.out = socket.getOutputStream();
    this.server = server;
    this.secure = socket instanceof SSLSocket;
    this.mostLines = limits.replyLines();
  }

  /** Returns whether all is said under TLS. */
  boolean isSecure() {
    return secure;
  }

  /** Reads one line. */
  String line() throws IOException, ProbeFailure {
    try {
      return reader.line();
    } catch (ProbeFailure e) {
      throw new ProbeFailure(e.failure().reason(), server + ": " + e.getMessage());
    }
  }

  /** Reads lines up to the first that is the last one, and with it. */
  List<String> lines(Predicate<String> last) throws IOException, ProbeFailure {
    List<String> lines = new ArrayList<>();
    while (lines.size() < mostLines) {
      String line = line();
      lines.add(line);
      if (last.test(line)) {
        return lines;
      }
    }
    throw failure(Reason.TOO_LARGE, "a reply of more than " + mostLines + " lines");
  }

  /** Sends one line, in one piece. */
  void send(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /**
   * Sends one line to a server that has no tags, and so must not have spoken since its last reply.
   */
  void ask(String line) throws IOException, ProbeFailure {
    requireSilence();
    send(line);
  }

  /**
   * Checks that the server waits for us: what it says before it is asked is no answer, and in clear
   * text it may be anybody's.
   */
  void requireSilence() throws IOException, ProbeFailure {
    if (reader.hasMore()) {
      throw failure(Reason.MALFORMED, "says more than it was asked");
    }
  }

  /** Returns the failure that the server is none of the protocol. */
  ProbeFailure otherProtocol(String said) {
    return ProbeFailure.otherProtocol(server + ": no such greeting: " + ServerText.shown(said));
  }

  /** Returns the failure that the server says something else than it must. */
  ProbeFailure malformed(String said) {
    return failure(Reason.MALFORMED, "unexpected reply: " + ServerText.shown(said));
  }

  /** Returns the failure that the server closes the door with a word. */
  ProbeFailure declined(Reason reason, String said) {
    return failure(reason, "declines: " + ServerText.shown(said));
  }

  /** Returns the failure that there is no TLS to be had. */
  ProbeFailure withoutTls(String why) {
    return failure(Reason.TLS, "no TLS: " + why);
  }

  private ProbeFailure failure(Reason reason, String what) {
    return new ProbeFailure(reason, server + ": " + what);
  }
}
