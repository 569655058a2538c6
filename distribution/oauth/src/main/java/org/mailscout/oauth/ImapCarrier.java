package org.mailscout.oauth;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.network.MailConnection;

/** SASL in IMAP: RFC 9051 §6.2.2, and the initial response of RFC 4959. */
final class ImapCarrier implements SaslCarrier {

  // Random, so that nobody answers the command before it was sent.
  private final String tag = "%08x".formatted(new SecureRandom().nextInt());

  @Override
  public List<String> mechanisms(List<String> capabilities) {
    return capabilities.stream()
        .map(c -> c.toUpperCase(Locale.ROOT))
        .filter(c -> c.startsWith("AUTH="))
        .map(c -> c.substring("AUTH=".length()))
        .toList();
  }

  @Override
  public void begin(MailConnection server, String mechanism, Optional<String> initial)
      throws LookupException, InterruptedException {
    server.send(tag + " AUTHENTICATE " + mechanism + initial.map(text -> " " + text).orElse(""));
  }

  @Override
  public boolean takesInitial(MailConnection server, String initial) {
    return server.capabilities().stream().anyMatch("SASL-IR"::equalsIgnoreCase);
  }

  @Override
  public Reply next(MailConnection server) throws LookupException, InterruptedException {
    List<String> lines = server.lines(line -> !line.startsWith("* "));
    String last = lines.get(lines.size() - 1);
    if (last.startsWith("+")) {
      return new Reply(Reply.Kind.CHALLENGE, last.substring(1).strip());
    }
    String[] words = last.split(" ", 3);
    String text = words.length == 3 ? words[2] : "";
    boolean ours = words[0].equals(tag) && words.length > 1;
    if (ours && words[1].equalsIgnoreCase("OK")) {
      return new Reply(Reply.Kind.DONE, text);
    }
    boolean trouble =
        !ours
            || !words[1].equalsIgnoreCase("NO")
            || text.toUpperCase(Locale.ROOT).startsWith("[UNAVAILABLE]");
    return new Reply(trouble ? Reply.Kind.TROUBLE : Reply.Kind.REFUSED, ours ? text : last);
  }
}
