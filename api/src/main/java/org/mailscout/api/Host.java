package org.mailscout.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The name of a host in A-labels; never an address literal, {@code localhost} or a single label.
 *
 * <p>Underscores are allowed, since deployed servers have them in their names.
 *
 * @param name the name in lower case without trailing dot, such as {@code imap.example.com}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1123#section-2.1">RFC 1123 §2.1</a>
 */
public record Host(String name) implements Target, Comparable<Host> {

  /**
   * Normalises the name.
   *
   * @throws IllegalArgumentException if the name is no host name of two labels or more
   */
  public Host {
    requireNonNull(name, "name");
    String given = name;
    name =
        NameSyntax.normalise(given, true)
            .filter(n -> !n.endsWith(".localhost"))
            .orElseThrow(
                () -> new IllegalArgumentException("not a host name: " + Quoted.of(given)));
  }

  /**
   * Returns the host of this name.
   *
   * @throws IllegalArgumentException if the name is no host name of two labels or more
   */
  public static Host of(String name) {
    return new Host(name);
  }

  /** Returns the host of this name, or empty if it is none. */
  public static Optional<Host> parse(String name) {
    return NameSyntax.normalise(name, true).filter(n -> !n.endsWith(".localhost")).map(Host::new);
  }

  /** Returns whether this host is the domain's own or lies below it. */
  public boolean isWithin(Domain domain) {
    return name.equals(domain.name()) || name.endsWith("." + domain.name());
  }

  /** Returns the name as a domain, or empty if it holds what a domain cannot. */
  public Optional<Domain> domain() {
    return Domain.parse(name);
  }

  /** Returns what is left without the first label, or empty if fewer than two labels are. */
  public Optional<Domain> parent() {
    return Domain.parse(name.substring(name.indexOf('.') + 1));
  }

  @Override
  public int compareTo(Host other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
