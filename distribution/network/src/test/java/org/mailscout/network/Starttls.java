package org.mailscout.network;

import java.io.IOException;
import org.mailscout.api.Protocol;

/** What servers say on the way to TLS, in each protocol. */
final class Starttls {

  private Starttls() {}

  /** Greets, hears the client ask for TLS and consents; the handshake is next. */
  static void begin(MailServer.Client client, Protocol protocol) throws IOException {
    greet(client, protocol, "STARTTLS");
    client.say(consent(protocol, client.hearTag()));
  }

  /** Greets with this capability; what the client says next is its wish for TLS. */
  static void greet(MailServer.Client client, Protocol protocol, String starttls)
      throws IOException {
    switch (protocol.id()) {
      case "imap" -> client.say("* OK [CAPABILITY IMAP4rev1 " + starttls + "] hello");
      case "pop3" -> client.say("+OK hello");
      case "submission" -> {
        client.say("220 hello");
        client.hear();
        client.say("250-hello", "250 " + starttls);
      }
      default -> client.say("\"IMPLEMENTATION\" \"x\"", "\"" + starttls + "\"", "OK");
    }
  }

  static String consent(Protocol protocol, String tag) {
    return switch (protocol.id()) {
      case "imap" -> tag + " OK begin";
      case "pop3" -> "+OK begin";
      case "submission" -> "220 begin";
      default -> "OK";
    };
  }

  static String refusal(Protocol protocol, String tag) {
    return switch (protocol.id()) {
      case "imap" -> tag + " NO later";
      case "pop3" -> "-ERR later";
      case "submission" -> "454 later";
      default -> "NO";
    };
  }
}
