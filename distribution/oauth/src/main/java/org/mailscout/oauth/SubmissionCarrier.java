package org.mailscout.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailscout.api.LookupException;
import org.mailscout.network.MailConnection;

/** SASL in submission: RFC 4954. */
final class SubmissionCarrier implements SaslCarrier {

  // §4: of a whole line with an initial response, no more than 12,288 octets.
  private static final int LONGEST_INITIAL = 12_000;
  private static final Pattern LAST = Pattern.compile("[0-9]{3}( .*)?");

  @Override
  public List<String> mechanisms(List<String> capabilities) {
    return capabilities.stream()
        .map(c -> c.toUpperCase(Locale.ROOT))
        .filter(c -> c.startsWith("AUTH ") || c.startsWith("AUTH="))
        .flatMap(c -> Arrays.stream(c.substring("AUTH ".length()).split(" ", -1)))
        .toList();
  }

  @Override
  public void begin(MailConnection server, String mechanism, Optional<String> initial)
      throws LookupException, InterruptedException {
    server.send("AUTH " + mechanism + initial.map(text -> " " + text).orElse(""));
  }

  @Override
  public boolean takesInitial(MailConnection server, String initial) {
    return initial.length() <= LONGEST_INITIAL;
  }

  @Override
  public Reply next(MailConnection server) throws LookupException, InterruptedException {
    // What is no line of a reply ends it, and is trouble below.
    List<String> lines =
        server.lines(line -> LAST.matcher(line).matches() || !line.matches("[0-9]{3}-.*"));
    String last = lines.get(lines.size() - 1);
    if (last.startsWith("334")) {
      return new Reply(Reply.Kind.CHALLENGE, last.substring(3).strip());
    }
    if (last.startsWith("235")) {
      return new Reply(Reply.Kind.DONE, last);
    }
    return new Reply(
        last.startsWith("5") ? Reply.Kind.REFUSED : Reply.Kind.TROUBLE, String.join(" ", lines));
  }
}
