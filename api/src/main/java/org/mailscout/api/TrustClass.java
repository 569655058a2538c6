package org.mailscout.api;

import java.util.Locale;

/**
 * How far settings can be trusted, best first; the engine alone decides it, from the evidence.
 *
 * <p>Closed on purpose: ranking and confirmation rest on exactly these five.
 */
public enum TrustClass {
  /** The domain's own word. */
  OWN,
  /** A list that both sides trust names the domain, or the hoster that its MX names. */
  LISTED,
  /** The word of the hoster that an unsigned MX record names. */
  LEAD,
  /** Unsigned DNS or a redirect to another registrable domain that nothing better vouches for. */
  UNSIGNED,
  /** Found by connecting. */
  GUESS;

  /** Returns the id as it stands in output, such as {@code own}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the worse of the two: a chain is as weak as its weakest link. */
  public TrustClass weaker(TrustClass other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns the better of the two: merged evidence is as strong as its strongest chain. */
  public TrustClass stronger(TrustClass other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Returns whether this class is strictly better than the other. */
  public boolean isBetterThan(TrustClass other) {
    return compareTo(other) < 0;
  }
}
