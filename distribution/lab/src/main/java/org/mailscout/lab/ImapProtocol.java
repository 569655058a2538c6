package org.mailscout.lab;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IMAP (RFC 9051): what it takes to be proved, signed in to, and to show an empty inbox. */
final class ImapProtocol implements MailProtocol {

  private static final Pattern LOGIN = Pattern.compile("(\"?)([^\"]*)\\1 (\"?)([^\"]*)\\3");

  @Override
  public void converse(MailSession session) throws IOException {
    session.send("* OK [CAPABILITY " + capabilities(session) + "] " + session.host() + " ready");
    boolean goesOn = true;
    while (goesOn) {
      String[] words = session.readLine().split(" ", 3);
      if (words.length < 2) {
        session.send("* BAD no command");
      } else {
        goesOn = obey(session, words[0], words[1], words.length == 3 ? words[2] : "");
      }
    }
  }

  private static boolean obey(MailSession session, String tag, String command, String rest)
      throws IOException {
    switch (command.toUpperCase(Locale.ROOT)) {
      case "CAPABILITY" ->
          session.send("* CAPABILITY " + capabilities(session), tag + " OK completed");
      case "NOOP" -> session.send(tag + " OK completed");
      case "LOGOUT" -> {
        session.send("* BYE until next time", tag + " OK completed");
        return false;
      }
      case "STARTTLS" -> startTls(session, tag);
      case "LOGIN" -> logIn(session, tag, rest);
      case "AUTHENTICATE" -> authenticate(session, tag, rest);
      default -> open(session, tag, command.toUpperCase(Locale.ROOT));
    }
    return true;
  }

  private static String capabilities(MailSession session) {
    StringBuilder all = new StringBuilder("IMAP4rev1 SASL-IR LITERAL-");
    if (session.offersStartTls()) {
      all.append(" STARTTLS LOGINDISABLED");
    } else if (!session.mechanisms().contains("PLAIN")) {
      all.append(" LOGINDISABLED");
    }
    session.mechanisms().forEach(mechanism -> all.append(" AUTH=").append(mechanism));
    return all.toString();
  }

  private static void startTls(MailSession session, String tag) throws IOException {
    if (session.offersStartTls()) {
      session.send(tag + " OK begin");
      session.startTls();
    } else {
      session.send(tag + " BAD not offered");
    }
  }

  private static void logIn(MailSession session, String tag, String rest) throws IOException {
    Matcher login = LOGIN.matcher(rest);
    if (login.matches() && session.signIn(login.group(2), login.group(4))) {
      session.send(tag + " OK signed in");
    } else {
      session.send(tag + " NO [AUTHENTICATIONFAILED] wrong user name or password");
    }
  }

  private static void authenticate(MailSession session, String tag, String rest)
      throws IOException {
    String[] words = rest.split(" ", 2);
    boolean done =
        session.authenticate(
            words[0].toUpperCase(Locale.ROOT),
            words.length == 2 ? Optional.of(words[1]) : Optional.empty(),
            challenge -> {
              session.send("+ " + challenge);
              return session.readLine();
            });
    String why = session.refusal("[AUTHENTICATIONFAILED] sign-in was refused");
    session.send(tag + (done ? " OK signed in" : " NO " + why));
  }

  private static void open(MailSession session, String tag, String command) throws IOException {
    if (!session.isSignedIn()) {
      session.send(tag + " BAD sign in first");
      return;
    }
    switch (command) {
      case "LIST" -> session.send("* LIST (\\HasNoChildren) \"/\" INBOX", tag + " OK completed");
      case "SELECT", "EXAMINE" ->
          session.send(
              "* 0 EXISTS",
              "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)",
              "* OK [UIDVALIDITY 1] no message yet",
              tag + " OK [READ-ONLY] completed");
      default -> session.send(tag + " BAD unknown command");
    }
  }
}
