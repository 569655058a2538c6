package org.mailscout.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** POP3 (RFC 1939, 2449, 5034): what it takes to be proved and signed in to; no message there. */
final class Pop3Protocol implements MailProtocol {

  @Override
  public void converse(MailSession session) throws IOException {
    session.send("+OK " + session.host() + " ready");
    String user = "";
    while (true) {
      String line = session.readLine();
      String verb = MailProtocol.verb(line);
      if (verb.equals("QUIT")) {
        session.send("+OK until next time");
        return;
      }
      if (verb.equals("USER")) {
        user = argument(line);
        session.send("+OK go on");
      } else {
        obey(session, verb, argument(line), user);
      }
    }
  }

  private static String argument(String line) {
    String[] words = line.split(" ", 2);
    return words.length == 2 ? words[1] : "";
  }

  private static void obey(MailSession session, String verb, String argument, String user)
      throws IOException {
    switch (verb) {
      case "CAPA" -> session.send(capabilities(session));
      case "NOOP" -> session.send("+OK");
      case "STLS" -> {
        session.send(session.offersStartTls() ? "+OK begin" : "-ERR not offered");
        if (session.offersStartTls()) {
          session.startTls();
        }
      }
      case "PASS" ->
          session.send(session.signIn(user, argument) ? "+OK signed in" : "-ERR [AUTH] refused");
      case "AUTH" -> authenticate(session, argument);
      case "STAT" -> session.send(session.isSignedIn() ? "+OK 0 0" : "-ERR sign in first");
      default -> session.send("-ERR unknown command");
    }
  }

  private static String[] capabilities(MailSession session) {
    List<String> lines = new ArrayList<>(List.of("+OK"));
    if (session.offersStartTls()) {
      lines.add("STLS");
    }
    if (session.mechanisms().contains("PLAIN")) {
      lines.add("USER");
    }
    if (!session.mechanisms().isEmpty()) {
      lines.add("SASL " + String.join(" ", session.mechanisms()));
    }
    lines.addAll(List.of("UIDL", "."));
    return lines.toArray(String[]::new);
  }

  private static void authenticate(MailSession session, String argument) throws IOException {
    String[] words = argument.split(" ", 2);
    boolean done =
        session.authenticate(
            words[0].toUpperCase(Locale.ROOT),
            words.length == 2 ? Optional.of(words[1]) : Optional.empty(),
            challenge -> {
              session.send("+ " + challenge);
              return session.readLine();
            });
    session.send(done ? "+OK signed in" : "-ERR [AUTH] refused");
  }
}
