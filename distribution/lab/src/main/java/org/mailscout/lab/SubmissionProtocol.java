package org.mailscout.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Submission (RFC 6409): takes mail of who has signed in; none leaves the lab. */
final class SubmissionProtocol implements MailProtocol {

  private static final int MOST_IN_MESSAGE = 10 << 20;

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
      case "NOOP" -> session.send("250 2.0.0 done");
      case "RSET" -> {
        session.envelope().clear();
        session.send("250 2.0.0 done");
      }
      case "STARTTLS" -> startTls(session);
      case "AUTH" -> authenticate(session, line);
      case "MAIL", "RCPT", "DATA" -> submit(session, line);
      case "QUIT" -> {
        session.send("221 2.0.0 until next time");
        return false;
      }
      default -> session.send("502 5.5.1 unknown command");
    }
    return true;
  }

  private static void submit(MailSession session, String line) throws IOException {
    String[] words = line.split(" ", 2);
    String argument = words.length == 2 ? words[1].strip() : "";
    if (!session.isSignedIn()) {
      session.send("530 5.7.0 sign in first");
    } else if (MailProtocol.verb(line).equals("MAIL")) {
      session.send(session.envelope().begin(argument) ? "250 2.1.0 go on" : "501 5.1.7 no path");
    } else if (MailProtocol.verb(line).equals("RCPT")) {
      session.send(session.envelope().add(argument) ? "250 2.1.5 go on" : "503 5.5.1 no path");
    } else if (session.envelope().isComplete()) {
      session.send("354 go on");
      session.accept(text(session));
      session.send("250 2.0.0 taken, and kept in the lab");
    } else {
      session.send("503 5.5.1 to whom?");
    }
  }

  private static String text(MailSession session) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = session.readLine(); !line.equals("."); line = session.readLine()) {
      // RFC 5321 §4.5.2: a dot that begins a line was doubled.
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      if (text.length() > MOST_IN_MESSAGE) {
        throw new IOException("message without end");
      }
    }
    return text.toString();
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
    session.send(
        done ? "235 2.7.0 signed in" : "535 " + session.refusal("5.7.8 sign-in was refused"));
  }
}
