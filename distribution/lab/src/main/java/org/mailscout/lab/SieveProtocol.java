package org.mailscout.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ManageSieve (RFC 5804): what it takes to be proved and signed in to. */
final class SieveProtocol implements MailProtocol {

  private static final Pattern AUTHENTICATE =
      Pattern.compile("AUTHENTICATE \"([^\"]+)\"(?: \"([^\"]*)\")?", Pattern.CASE_INSENSITIVE);

  @Override
  public void converse(MailSession session) throws IOException {
    session.send(capabilities(session));
    boolean goesOn = true;
    while (goesOn) {
      goesOn = obey(session, session.readLine());
    }
  }

  private static boolean obey(MailSession session, String line) throws IOException {
    switch (MailProtocol.verb(line)) {
      case "CAPABILITY" -> session.send(capabilities(session));
      case "NOOP" -> session.send("OK");
      case "STARTTLS" -> {
        session.send(session.offersStartTls() ? "OK" : "NO \"not offered\"");
        if (session.offersStartTls()) {
          session.startTls();
          // RFC 5804 §2.2: what is offered now is told unasked.
          session.send(capabilities(session));
        }
      }
      case "AUTHENTICATE" -> authenticate(session, line);
      case "LISTSCRIPTS" -> session.send(session.isSignedIn() ? "OK" : "NO \"sign in first\"");
      case "LOGOUT" -> {
        session.send("OK \"until next time\"");
        return false;
      }
      default -> session.send("NO \"unknown command\"");
    }
    return true;
  }

  private static String[] capabilities(MailSession session) {
    List<String> lines = new ArrayList<>(List.of("\"IMPLEMENTATION\" \"Mailscout lab\""));
    lines.add("\"VERSION\" \"1.0\"");
    lines.add("\"SASL\" \"" + String.join(" ", session.mechanisms()) + "\"");
    lines.add("\"SIEVE\" \"fileinto vacation\"");
    if (session.offersStartTls()) {
      lines.add("\"STARTTLS\"");
    }
    lines.add("OK \"" + session.host() + " ready\"");
    return lines.toArray(String[]::new);
  }

  private static void authenticate(MailSession session, String line) throws IOException {
    Matcher words = AUTHENTICATE.matcher(line);
    boolean done =
        words.matches()
            && session.authenticate(
                words.group(1).toUpperCase(Locale.ROOT),
                Optional.ofNullable(words.group(2)),
                challenge -> {
                  session.send("\"" + challenge + "\"");
                  return unquoted(session.readLine());
                });
    session.send(done ? "OK" : "NO \"sign-in was refused\"");
  }

  private static String unquoted(String line) {
    return line.startsWith("\"") && line.endsWith("\"") && line.length() > 1
        ? line.substring(1, line.length() - 1)
        : line;
  }
}
