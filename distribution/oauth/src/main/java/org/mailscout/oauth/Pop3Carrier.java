package org.mailscout.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.network.MailConnection;

/** SASL in POP3: RFC 5034. */
final class Pop3Carrier implements SaslCarrier {

  // §4: a command line has 255 octets at most.
  private static final int LONGEST_LINE = 255;
  private static final int LONGEST_NAME = "AUTH SCRAM-SHA-256 \r\n".length();

  @Override
  public List<String> mechanisms(List<String> capabilities) {
    return capabilities.stream()
        .map(c -> c.toUpperCase(Locale.ROOT))
        .filter(c -> c.startsWith("SASL "))
        .flatMap(c -> Arrays.stream(c.substring("SASL ".length()).split(" ", -1)))
        .toList();
  }

  @Override
  public void begin(MailConnection server, String mechanism, Optional<String> initial)
      throws LookupException, InterruptedException {
    server.send("AUTH " + mechanism + initial.map(text -> " " + text).orElse(""));
  }

  @Override
  public boolean takesInitial(MailConnection server, String initial) {
    return initial.length() + LONGEST_NAME <= LONGEST_LINE;
  }

  @Override
  public Reply next(MailConnection server) throws LookupException, InterruptedException {
    String line = server.lines(any -> true).get(0);
    if (line.startsWith("+OK")) {
      return new Reply(Reply.Kind.DONE, line);
    }
    if (line.startsWith("+ ") || line.equals("+")) {
      return new Reply(Reply.Kind.CHALLENGE, line.substring(1).strip());
    }
    // RFC 3206: trouble has a code of its own.
    boolean refused = line.startsWith("-ERR") && !line.contains("[SYS/");
    return new Reply(refused ? Reply.Kind.REFUSED : Reply.Kind.TROUBLE, line);
  }
}
