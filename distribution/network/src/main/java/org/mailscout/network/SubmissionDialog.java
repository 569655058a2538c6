package org.mailscout.network;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.mailscout.api.Authentication;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;

/**
 * Message submission up to the sign-in: greeting, EHLO, STARTTLS, QUIT.
 *
 * <p>STARTTLS is not sent with EHLO in one piece: EHLO ends a group of commands (RFC 2920 §3.1),
 * and servers that mind it hang up.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3207#section-4">RFC 3207 §4</a>
 */
final class SubmissionDialog implements MailDialog {

  /**
   * The same from everywhere: neither the machine's name nor its address is the server's matter.
   */
  private static final String EHLO = "EHLO mailscout.invalid";

  private static final Pattern LINE = Pattern.compile("[2-5][0-9]{2}([ -].*)?");
  private static final Pattern OLD_AUTH = Pattern.compile("(?i)^AUTH=");
  private static final int CODE = 3;

  @Override
  public List<String> alpn() {
    return List.of();
  }

  @Override
  public String srvService(Security security) {
    return security.equals(Security.TLS) ? "_submissions" : "_submission";
  }

  @Override
  public List<String> greeting(Conversation server) throws IOException, ProbeFailure {
    List<String> reply = server.lines(SubmissionDialog::isLast);
    for (String line : reply) {
      if (!fits(line, reply)) {
        throw server.otherProtocol(line);
      }
    }
    require(server, reply, "220");
    return List.of();
  }

  @Override
  public void startTls(Conversation server, List<String> greeted) throws IOException, ProbeFailure {
    if (!ServerText.names(capabilities(server), "STARTTLS")) {
      throw server.withoutTls("STARTTLS is not offered");
    }
    List<String> reply = ask(server, "STARTTLS");
    if (!reply.get(0).startsWith("220")) {
      throw server.withoutTls("STARTTLS is answered " + ServerText.shown(reply.get(0)));
    }
    server.requireSilence();
  }

  @Override
  public List<String> capabilities(Conversation server) throws IOException, ProbeFailure {
    List<String> reply = ask(server, EHLO);
    // RFC 6409 §6.1: without EHLO there is no AUTH, and so no submission.
    if (reply.get(0).startsWith("50")) {
      throw server.otherProtocol(reply.get(0));
    }
    require(server, reply, "250");
    return reply.stream()
        .skip(1)
        .filter(line -> line.length() > CODE + 1)
        .map(line -> line.substring(CODE + 1).strip())
        .toList();
  }

  @Override
  public List<Authentication> authentication(List<String> capabilities) {
    // Some still write AUTH=LOGIN beside it, for clients of before the standard.
    List<String> standard =
        capabilities.stream().map(name -> OLD_AUTH.matcher(name).replaceFirst("AUTH ")).toList();
    return Mechanisms.kinds(ServerText.arguments(standard, "AUTH").stream());
  }

  @Override
  public void leave(Conversation server) throws IOException {
    server.send("QUIT");
  }

  private static List<String> ask(Conversation server, String command)
      throws IOException, ProbeFailure {
    server.ask(command);
    List<String> reply = server.lines(SubmissionDialog::isLast);
    for (String line : reply) {
      if (!fits(line, reply)) {
        throw server.malformed(line);
      }
    }
    return reply;
  }

  private static void require(Conversation server, List<String> reply, String code)
      throws ProbeFailure {
    String line = reply.get(0);
    switch (line.charAt(0)) {
      case '4' -> throw server.declined(Reason.SERVER_FAILURE, line);
      case '5' -> throw server.declined(Reason.REFUSED, line);
      default -> {
        if (!line.startsWith(code)) {
          throw server.malformed(line);
        }
      }
    }
  }

  // What has no hyphen behind its code ends the reply, be it a reply or something else.
  private static boolean isLast(String line) {
    return !LINE.matcher(line).matches() || line.length() == CODE || line.charAt(CODE) == ' ';
  }

  // RFC 5321 §4.2.1: all lines of a reply begin with one and the same code.
  private static boolean fits(String line, List<String> reply) {
    return LINE.matcher(line).matches() && line.startsWith(reply.get(0).substring(0, CODE));
  }
}
