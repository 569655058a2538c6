package org.mailscout.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.mailscout.lab.LabConnection;
import org.mailscout.lab.LabService;

/**
 * A mail server under TLS that says the worst of its kind, and never ends.
 *
 * @param kind what it says
 * @param port 993 for IMAP, 465 for submission
 */
record HostileMail(Kind kind, int port) implements LabService {

  private static final String LONG = "x".repeat(1 << 16);

  /** What there is to fear. */
  enum Kind {
    ENDLESS_GREETING,
    ENDLESS_GREETING_LINES,
    ENDLESS_CAPABILITIES,
    LONG_CAPABILITY,
    HUGE_LITERAL;

    String domain() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".example";
    }
  }

  @Override
  public void serve(LabConnection connection) throws IOException {
    connection.startTls();
    OutputStream out = connection.out();
    boolean imap = port == 993;
    switch (kind) {
      case ENDLESS_GREETING -> again(out, imap ? "* OK " : "220 ", LONG);
      case ENDLESS_GREETING_LINES -> again(out, "", imap ? "* 1 EXISTS\r\n" : "220-on\r\n");
      case ENDLESS_CAPABILITIES -> {
        String tag = greet(connection);
        again(out, "", imap ? "* CAPABILITY AUTH=X" + tag + "\r\n" : "250-AUTH X\r\n");
      }
      case LONG_CAPABILITY -> {
        greet(connection);
        again(out, imap ? "* CAPABILITY " : "250-", LONG);
      }
      case HUGE_LITERAL -> {
        greet(connection);
        again(out, imap ? "* CAPABILITY {4294967295}\r\n" : "250-{4294967295}\r\n", LONG);
      }
    }
  }

  /** Greets, and returns the first word of what the client wants. */
  private String greet(LabConnection connection) throws IOException {
    connection.send(port == 993 ? "* OK ready" : "220 ready");
    return connection.readLine().split(" ", 2)[0];
  }

  private static void again(OutputStream out, String head, String block) throws IOException {
    byte[] more = block.getBytes(ISO_8859_1);
    out.write(head.getBytes(ISO_8859_1));
    for (long sent = 0; sent < 1 << 30; sent += more.length) {
      out.write(more);
    }
  }
}
