package org.mailscout.network;

import static org.mailscout.network.ServerText.says;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.Authentication;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;

/**
 * ManageSieve up to the sign-in: greeting, STARTTLS, LOGOUT.
 *
 * <p>The greeting is the list of capabilities, and comes again by itself after STARTTLS.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5804#section-1.7">RFC 5804 §1.7</a>
 */
final class SieveDialog implements MailDialog {

  // Literals are not read: no capability needs one, and their size is the peer's word.
  private static final Pattern CAPABILITY =
      Pattern.compile("\"([^\"\\\\]+)\"(?: \"((?:[^\"\\\\]|\\\\[\"\\\\])*+)\")?");

  @Override
  public List<String> alpn() {
    return List.of("managesieve");
  }

  @Override
  public String srvService(Security security) {
    return "_sieve";
  }

  @Override
  public List<String> greeting(Conversation server) throws IOException, ProbeFailure {
    List<String> lines = server.lines(line -> !line.startsWith("\""));
    String status = lines.remove(lines.size() - 1);
    if (says(status, "BYE") || says(status, "NO")) {
      throw server.declined(Reason.SERVER_FAILURE, status);
    }
    List<String> named = new ArrayList<>();
    for (String line : lines) {
      Matcher capability = CAPABILITY.matcher(line);
      if (!capability.matches()) {
        throw server.malformed(line);
      }
      named.add(named(capability));
    }
    // Others greet with a mere OK, such as music players.
    if (!says(status, "OK") || !ServerText.names(named, "IMPLEMENTATION")) {
      throw server.otherProtocol(lines.isEmpty() ? status : lines.get(0));
    }
    return named;
  }

  @Override
  public void startTls(Conversation server, List<String> greeted) throws IOException, ProbeFailure {
    if (!ServerText.names(greeted, "STARTTLS")) {
      throw server.withoutTls("STARTTLS is not offered");
    }
    server.ask("STARTTLS");
    String line = server.line();
    if (!says(line, "OK")) {
      throw server.withoutTls("STARTTLS is answered " + ServerText.shown(line));
    }
    server.requireSilence();
  }

  @Override
  public List<String> capabilities(Conversation server) throws IOException, ProbeFailure {
    server.ask("CAPABILITY");
    return greeting(server);
  }

  @Override
  public List<String> capabilitiesUnderTls(Conversation server) throws IOException, ProbeFailure {
    return greeting(server);
  }

  @Override
  public List<Authentication> authentication(List<String> capabilities) {
    return Mechanisms.kinds(ServerText.arguments(capabilities, "SASL").stream());
  }

  @Override
  public void leave(Conversation server) throws IOException {
    server.send("LOGOUT");
  }

  private static String named(Matcher capability) {
    String value = capability.group(2);
    return value == null || value.isEmpty()
        ? capability.group(1)
        : capability.group(1) + " " + value.replaceAll("\\\\(.)", "$1");
  }
}
