package org.mailscout.auth.msgraph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.Host;
import org.mailscout.api.network.DnsAnswer;

/** Reads from a domain's DNS whether its mailboxes are Microsoft's, whoever takes its mail. */
final class MailboxSigns {

  // RFC 7208 §5.2 and §6.1, after an optional qualifier.
  private static final Pattern SPF_NAME =
      Pattern.compile("[+?~-]?include:(\\S+)|redirect=(\\S+)", Pattern.CASE_INSENSITIVE);

  private MailboxSigns() {}

  /** Returns whether an exchange of any preference is Microsoft's. */
  static boolean inExchanges(List<Host> exchanges) {
    return Clouds.all().stream()
        .anyMatch(cloud -> exchanges.stream().anyMatch(cloud.signs()::areOfExchange));
  }

  /** Returns whether the domain lets Microsoft send for it. */
  static boolean inTexts(DnsAnswer texts) {
    return texts.texts().stream().anyMatch(MailboxSigns::isSpfOfMicrosoft);
  }

  /** Returns whether {@code autodiscover} is an alias of Microsoft's. */
  static boolean inAliases(DnsAnswer alias) {
    return Clouds.all().stream()
        .anyMatch(cloud -> alias.aliases().stream().anyMatch(cloud.signs()::areOfAutodiscover));
  }

  private static boolean isSpfOfMicrosoft(String text) {
    String[] terms = text.split(" ", -1);
    if (!terms[0].equalsIgnoreCase("v=spf1")) {
      return false;
    }
    for (String term : terms) {
      Optional<Host> named = named(term);
      if (named.isPresent()
          && Clouds.all().stream().anyMatch(c -> c.signs().spf().contains(named.get()))) {
        return true;
      }
    }
    return false;
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
