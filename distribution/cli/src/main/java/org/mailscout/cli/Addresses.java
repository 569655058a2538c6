package org.mailscout.cli;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.network.AddressParser;
import org.mailscout.network.MalformedAddressException;
import org.mailscout.network.PublicSuffixNames;

/** Reads the address of an account, and domains, without an engine. */
final class Addresses {

  private Addresses() {}

  static EmailAddress parse(String text) throws UsageException {
    try {
      return new AddressParser(new PublicSuffixNames())
          .parse(text)
          .address()
          .orElseThrow(() -> new UsageException(text + ": a domain, not an address"));
    } catch (MalformedAddressException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the domains that an option names. */
  static Set<Domain> domains(String option, Collection<String> texts) throws UsageException {
    Set<Domain> domains = new LinkedHashSet<>();
    for (String text : texts) {
      domains.add(
          new PublicSuffixNames()
              .toDomain(text)
              .orElseThrow(() -> new UsageException(option + " " + text + ": not a domain")));
    }
    return domains;
  }
}
