package org.mailscout.api.network;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;

/** Registrable domains and internationalised names; never asks the network. */
public interface Names {

  /**
   * Returns the registrable domain that the host lies in, by the Public Suffix List with its
   * private section; empty where the host is itself a public suffix.
   */
  Optional<Domain> registrable(Host host);

  /** Returns whether strangers can register names below the domain. */
  boolean isPublicSuffix(Domain domain);

  /**
   * Returns the A-labels of a name as a person types it, by UTS #46 non-transitional with STD3
   * rules, or empty if the name is not valid.
   *
   * @see <a href="https://www.unicode.org/reports/tr46/">UTS #46</a>
   */
  Optional<Domain> toDomain(String text);

  /** Returns the name with U-labels where all of it is valid, else its A-labels. */
  String toUnicode(Domain domain);

  /** Returns whether two hosts lie in one registrable domain. */
  default boolean sameRegistrable(Host one, Host other) {
    return registrable(one)
        .map(Domain::name)
        .orElse(one.name())
        .equals(registrable(other).map(Domain::name).orElse(other.name()));
  }
}
