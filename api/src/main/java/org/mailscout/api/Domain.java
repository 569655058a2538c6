package org.mailscout.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A mail domain in A-labels: lower case, ASCII, at least two labels, no trailing dot.
 *
 * <p>Names with other letters are turned into A-labels by {@link
 * org.mailscout.api.network.Names#toDomain(String)}, never here.
 *
 * @param name the name, such as {@code example.com}; at most 253 characters, labels of at most 63
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1">RFC 5890 §2.3.2.1</a>
 */
public record Domain(String name) implements Target, Comparable<Domain> {

  /**
   * Normalises the name.
   *
   * @throws IllegalArgumentException if the name is no domain of two labels or more
   */
  public Domain {
    requireNonNull(name, "name");
    String given = name;
    name =
        NameSyntax.normalise(given, false)
            .orElseThrow(() -> new IllegalArgumentException("not a domain: " + Quoted.of(given)));
  }

  /**
   * Returns the domain of this name.
   *
   * @throws IllegalArgumentException if the name is no domain of two labels or more
   */
  public static Domain of(String name) {
    return new Domain(name);
  }

  /** Returns the domain of this name, or empty if it is none. */
  public static Optional<Domain> parse(String name) {
    return NameSyntax.normalise(name, false).map(Domain::new);
  }

  /** Returns whether this is the other domain or lies below it. */
  public boolean isWithin(Domain other) {
    return name.equals(other.name) || name.endsWith("." + other.name);
  }

  /** Returns the host that bears the domain's own name. */
  public Host host() {
    return Host.of(name);
  }

  /**
   * Returns the host below this domain.
   *
   * @param label one label or several, such as {@code autoconfig}
   * @throws IllegalArgumentException if that makes no host name
   */
  public Host host(String label) {
    return Host.of(label + "." + name);
  }

  @Override
  public int compareTo(Domain other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
