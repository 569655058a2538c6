package org.mailscout.api.discovery;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.mailscout.api.Protocol;
import org.mailscout.api.TrustClass;

/** The most that a strategy can ever report. */
public final class Reach {

  private final TrustClass best;
  private final Set<Protocol> protocols;

  private Reach(TrustClass best, Set<Protocol> protocols) {
    this.best = best;
    this.protocols = protocols;
  }

  /**
   * Returns a reach.
   *
   * @param best the best class that its findings can have; {@link TrustClass#GUESS} for a strategy
   *     that finds by connecting, whose prober the engine then opens late
   * @param protocols the protocols that it can report, at least one
   */
  public static Reach of(TrustClass best, Protocol... protocols) {
    requireNonNull(best, "best");
    if (protocols.length == 0) {
      throw new IllegalArgumentException("no protocol");
    }
    return new Reach(best, Set.of(protocols));
  }

  /** Returns the best class. */
  public TrustClass best() {
    return best;
  }

  /** Returns the protocols, in no order. */
  public Set<Protocol> protocols() {
    return protocols;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reach that && best == that.best && protocols.equals(that.protocols);
  }

  @Override
  public int hashCode() {
    return best.hashCode() * 31 + protocols.hashCode();
  }

  @Override
  public String toString() {
    return best.id() + " " + protocols;
  }
}
