package org.mailscout.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Submission (RFC 6409): what it takes to be proved and signed in to; no mail leaves the lab. */
final class SubmissionProtocol implements MailProtocol {

  @Override
  public void converse(MailSession session) throws IOException {
    session.send("220 " + session.host() + " ESMTP ready");
    boolean goesOn = true;
    while (goesOn) {
      goesOn = obey(session, session.readLine());
    }
  }

  private static boolean obey(MailSession session, String line) throws IOException {
    switch (MailProtocol.verb(line)) {
      case "EHLO" -> session.send(welcome(session));
      case "HELO" -> session.send("250 " + session.host());
      case "NOOP", "RSET" -> session.send("250 2.0.0 done");
      case "STARTTLS" -> startTls(session);
      case "AUTH" -> authenticate(session, line);
      case "MAIL" -> session.send(session.isSignedIn() ? "250 2.1.0 go on" : needsSignIn());
      case "RCPT" ->
          session.send(session.isSignedIn() ? "550 5.7.1 no mail leaves the lab" : needsSignIn());
      case "QUIT" -> {
        session.send("221 2.0.0 until next time");
        return false;
      }
      default -> session.send("502 5.5.1 unknown command");
    }
    return true;
  }

  private static String needsSignIn() {
    return "530 5.7.0 sign in first";
  }

  private static String[] welcome(MailSession session) {
    List<String> lines = new ArrayList<>(List.of(session.host()));
    if (session.offersStartTls()) {
      lines.add("STARTTLS");
    }
    if (!session.mechanisms().isEmpty()) {
      lines.add("AUTH " + String.join(" ", session.mechanisms()));
    }
    lines.add("ENHANCEDSTATUSCODES");
    String last = "250 " + lines.remove(lines.size() - 1);
    List<String> all = new ArrayList<>(lines.stream().map(line -> "250-" + line).toList());
    all.add(last);
    return all.toArray(String[]::new);
  }

  private static void startTls(MailSession session) throws IOException {
    if (session.offersStartTls()) {
      session.send("220 2.0.0 begin");
      session.startTls();
    } else {
      session.send("502 5.5.1 not offered");
    }
  }

  private static void authenticate(MailSession session, String line) throws IOException {
    String[] words = line.split(" ", 3);
    boolean done =
        words.length > 1
            && session.authenticate(
                words[1].toUpperCase(Locale.ROOT),
                words.length == 3 ? Optional.of(words[2]) : Optional.empty(),
                challenge -> {
                  session.send("334 " + challenge);
                  return session.readLine();
                });
    session.send(done ? "235 2.7.0 signed in" : "535 5.7.8 sign-in was refused");
  }
}
