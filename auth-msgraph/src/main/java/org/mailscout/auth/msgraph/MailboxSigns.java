package org.mailscout.auth.msgraph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.Host;
import org.mailscout.api.network.DnsAnswer;

/**
 * Reads from a domain's DNS whether its mailboxes are Microsoft's, whoever takes its mail, and in
 * which of the clouds that DNS tells apart.
 */
final class MailboxSigns {

  // RFC 7208 §5.2 and §6.1, after an optional qualifier.
  private static final Pattern SPF_NAME =
      Pattern.compile("[+?~-]?include:(\\S+)|redirect=(\\S+)", Pattern.CASE_INSENSITIVE);

  private MailboxSigns() {}

  /** Returns the cloud that an exchange of any preference is of. */
  static Optional<Cloud> inExchanges(List<Host> exchanges) {
    return Clouds.all().stream()
        .filter(cloud -> exchanges.stream().anyMatch(cloud.signs()::areOfExchange))
        .findFirst();
  }

  /** Returns the cloud that the domain lets send for it. */
  static Optional<Cloud> inTexts(DnsAnswer texts) {
    return texts.texts().stream().flatMap(text -> inText(text).stream()).findFirst();
  }

  /** Returns the cloud that {@code autodiscover} is an alias of. */
  static Optional<Cloud> inAliases(DnsAnswer alias) {
    return Clouds.all().stream()
        .filter(cloud -> alias.aliases().stream().anyMatch(cloud.signs()::areOfAutodiscover))
        .findFirst();
  }

  private static Optional<Cloud> inText(String text) {
    String[] terms = text.split(" ", -1);
    if (!terms[0].equalsIgnoreCase("v=spf1")) {
      return Optional.empty();
    }
    for (String term : terms) {
      Optional<Host> named = named(term);
      Optional<Cloud> cloud =
          Clouds.all().stream()
              .filter(c -> named.filter(c.signs().spf()::contains).isPresent())
              .findFirst();
      if (cloud.isPresent()) {
        return cloud;
      }
    }
    return Optional.empty();
  }

  private static Optional<Host> named(String term) {
    Matcher matcher = SPF_NAME.matcher(term);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Host.parse(name.toLowerCase(Locale.ROOT));
  }
}
