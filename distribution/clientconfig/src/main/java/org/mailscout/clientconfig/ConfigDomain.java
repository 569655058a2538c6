package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

/**
 * A domain that a file is made for.
 *
 * @param name the domain, which may be {@code %EMAILDOMAIN%}
 * @param forExchanges whether it applies where a mail exchange of the address's domain lies within
 *     it, which the format marks by {@code purpose="mx"}, in place of the address itself
 */
public record ConfigDomain(Template name, boolean forExchanges) {

  /** Checks that nothing is missing. */
  public ConfigDomain {
    requireNonNull(name, "name");
  }

  /** Returns the domain of addresses. */
  public static ConfigDomain of(String name) {
    return new ConfigDomain(Template.of(name), false);
  }
}
