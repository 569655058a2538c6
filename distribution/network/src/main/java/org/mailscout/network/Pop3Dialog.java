package org.mailscout.network;

import static org.mailscout.network.ServerText.says;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailscout.api.Authentication;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;

/**
 * POP3 up to the sign-in: greeting, STLS, CAPA, QUIT.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2449#section-5">RFC 2449 §5</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2595#section-4">RFC 2595 §4</a>
 */
final class Pop3Dialog implements MailDialog {

  @Override
  public List<String> alpn() {
    return List.of("pop3");
  }

  @Override
  public String srvService(Security security) {
    return security.equals(Security.TLS) ? "_pop3s" : "_pop3";
  }

  @Override
  public List<String> greeting(Conversation server) throws IOException, ProbeFailure {
    String line = server.line();
    if (says(line, "-ERR")) {
      throw server.declined(Reason.SERVER_FAILURE, line);
    }
    if (!says(line, "+OK")) {
      throw server.otherProtocol(line);
    }
    return List.of();
  }

  @Override
  public void startTls(Conversation server, List<String> greeted) throws IOException, ProbeFailure {
    server.ask("STLS");
    String line = server.line();
    if (!says(line, "+OK")) {
      throw server.withoutTls("STLS is answered " + ServerText.shown(line));
    }
    server.requireSilence();
  }

  @Override
  public List<String> capabilities(Conversation server) throws IOException, ProbeFailure {
    server.ask("CAPA");
    String status = server.line();
    if (says(status, "-ERR")) {
      return List.of();
    }
    if (!says(status, "+OK")) {
      throw server.malformed(status);
    }
    List<String> named = new ArrayList<>(server.lines(line -> line.equals(".")));
    named.remove(named.size() - 1);
    // RFC 1939 §3: a line that begins with a dot has one more before it.
    named.replaceAll(line -> line.startsWith(".") ? line.substring(1) : line);
    return named;
  }

  @Override
  public List<Authentication> authentication(List<String> capabilities) {
    boolean user = ServerText.names(capabilities, "USER");
    return Mechanisms.kinds(
        Stream.concat(
            ServerText.arguments(capabilities, "SASL").stream(),
            user ? Stream.of("LOGIN") : Stream.empty()));
  }

  @Override
  public void leave(Conversation server) throws IOException {
    server.send("QUIT");
  }
}
