package org.mailscout.network;

import static org.mailscout.network.ServerText.says;
import static org.mailscout.network.ServerText.startsWith;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailscout.api.Authentication;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;

/**
 * IMAP up to the sign-in: greeting, STARTTLS, CAPABILITY, LOGOUT.
 *
 * <p>Tags are random, so that nobody answers a command before it was sent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9051#section-7.1">RFC 9051 §7.1</a>
 */
final class ImapDialog implements MailDialog {

  private static final String CODE = "[CAPABILITY ";
  private static final String UNTAGGED = "* CAPABILITY ";

  private final SecureRandom random = new SecureRandom();

  @Override
  public List<String> alpn() {
    return List.of("imap");
  }

  @Override
  public String srvService(Security security) {
    return security.equals(Security.TLS) ? "_imaps" : "_imap";
  }

  @Override
  public List<String> greeting(Conversation server) throws IOException, ProbeFailure {
    String line = server.line();
    refuse(server, line);
    if (says(line, "* PREAUTH")) {
      // RFC 9051 §11.1: STARTTLS cannot be used any more; and nobody knows a stranger under TLS.
      throw server.isSecure() ? server.malformed(line) : server.withoutTls("PREAUTH");
    }
    if (!says(line, "* OK")) {
      throw server.otherProtocol(line);
    }
    return code(line, "* OK ");
  }

  @Override
  public void startTls(Conversation server, List<String> greeted) throws IOException, ProbeFailure {
    if (!greeted.isEmpty() && !ServerText.names(greeted, "STARTTLS")) {
      throw server.withoutTls("STARTTLS is not offered");
    }
    List<String> reply = command(server, "STARTTLS");
    String status = reply.get(reply.size() - 1);
    if (!says(status, "OK")) {
      throw server.withoutTls("STARTTLS is answered " + ServerText.shown(status));
    }
    server.requireSilence();
  }

  @Override
  public List<String> capabilities(Conversation server) throws IOException, ProbeFailure {
    List<String> reply = command(server, "CAPABILITY");
    String status = reply.get(reply.size() - 1);
    List<String> named = new ArrayList<>(code(status, "OK "));
    for (String line : reply) {
      if (startsWith(line, UNTAGGED)) {
        named.addAll(ServerText.words(line.substring(UNTAGGED.length())));
      }
    }
    // RFC 9051 §6.1.1: every server names its version.
    if (!says(status, "OK") || named.stream().noneMatch(name -> startsWith(name, "IMAP4"))) {
      throw server.malformed(status);
    }
    return named.stream().distinct().toList();
  }

  @Override
  public List<Authentication> authentication(List<String> capabilities) {
    Stream<String> mechanisms =
        capabilities.stream()
            .filter(name -> startsWith(name, "AUTH="))
            .map(name -> name.substring("AUTH=".length()));
    // RFC 9051 §6.2.3: LOGIN takes a password wherever it is not disabled.
    boolean disabled = ServerText.names(capabilities, "LOGINDISABLED");
    return Mechanisms.kinds(
        Stream.concat(mechanisms, disabled ? Stream.empty() : Stream.of("LOGIN")));
  }

  @Override
  public void leave(Conversation server) throws IOException {
    server.send(tag() + " LOGOUT");
  }

  /** Returns the untagged lines, and last the status without its tag. */
  private List<String> command(Conversation server, String command)
      throws IOException, ProbeFailure {
    String tag = tag() + " ";
    server.send(tag + command);
    List<String> lines = server.lines(line -> !line.startsWith("* "));
    for (String line : lines) {
      refuse(server, line);
    }
    String status = lines.remove(lines.size() - 1);
    if (!status.startsWith(tag)) {
      throw server.malformed(status);
    }
    lines.add(status.substring(tag.length()));
    return lines;
  }

  private static void refuse(Conversation server, String line) throws ProbeFailure {
    // Nothing that is read here has a reason to hold a literal, and its size is the peer's word.
    if (ServerText.announcesLiteral(line)) {
      throw server.malformed(line);
    }
    if (says(line, "* BYE")) {
      throw server.declined(Reason.SERVER_FAILURE, line);
    }
  }

  private static List<String> code(String line, String before) {
    String opening = before + CODE;
    if (!startsWith(line, opening) || line.indexOf(']') < 0) {
      return List.of();
    }
    return ServerText.words(line.substring(opening.length(), line.indexOf(']')));
  }

  private String tag() {
    return "%08x".formatted(random.nextInt());
  }
}
