package org.mailscout.engine;

import java.util.ArrayList;
import java.util.List;
import org.mailscout.api.TrustClass;

/**
 * Holds back the connections of strategies that guess, until guessing is worth its noise.
 *
 * <p>Guarded by the discovery's lock.
 */
final class Gate {

  private final DiscoveryState state;
  private final List<Runnable> held = new ArrayList<>();
  private final List<Inquiry> holders = new ArrayList<>();
  private boolean open;

  Gate(DiscoveryState state) {
    this.state = state;
  }

  /** Runs the connecting at once, or when the gate opens where the inquiry guesses. */
  void whenOpen(Inquiry inquiry, Runnable connecting) {
    state.lock().lock();
    try {
      if (!open && guesses(inquiry)) {
        held.add(connecting);
        holders.add(inquiry);
        inquiry.gated(1);
        state.changed().signalAll();
        return;
      }
    } finally {
      state.lock().unlock();
    }
    connecting.run();
  }

  static boolean guesses(Inquiry inquiry) {
    return inquiry.who().reach().map(r -> r.best() == TrustClass.GUESS).orElse(false);
  }

  boolean isOpen() {
    return open;
  }

  boolean isHolding() {
    return !held.isEmpty();
  }

  /** Opens it for good; what was held back runs now. */
  void open() {
    open = true;
    holders.forEach(inquiry -> inquiry.gated(-1));
    holders.clear();
    List<Runnable> now = List.copyOf(held);
    held.clear();
    now.forEach(Runnable::run);
  }
}
