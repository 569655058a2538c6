package org.mailscout.api.discovery;

import java.util.List;
import org.mailscout.api.LookupException;

/**
 * A way to find settings; what a vendor implements to add one.
 *
 * <p>Found by {@link java.util.ServiceLoader}, so the class must be public with a public
 * constructor without parameters, which must do no work. One instance serves all discoveries, from
 * many threads at once; state lives in the call.
 *
 * <p>A strategy asks the network through its context alone. It must open no socket, resolver, HTTP
 * client or thread, must not sleep or retry, and must not log: the trace is written by the ports.
 */
public interface DiscoveryStrategy {

  /** Returns the id, the same at every call; never one of another provider. */
  StrategyId id();

  /**
   * Returns the best class and the protocols that it can ever report, the same at every call.
   *
   * <p>Findings beyond it are refused, and the engine knows from it whether waiting for this
   * strategy can still change the first place.
   */
  Reach reach();

  /**
   * Returns whether the strategy can use the question; called before {@link #discover}, must return
   * at once.
   *
   * @return by default true for the address's own domain and false for leads
   */
  default boolean serves(Question question) {
    return !question.isLead();
  }

  /**
   * Returns the hosts beyond the domain and its leads that may be asked, and what they learn.
   *
   * <p>All others are forbidden to it; all are where the policy allows no third parties.
   *
   * @param options the provider's own settings, which may move such a host
   */
  default Disclosure disclosure(Options options) {
    return Disclosure.NONE;
  }

  /** Returns the provider's own settings, in the order in which they are to be shown. */
  default List<OptionKey<?>> options() {
    return List.of();
  }

  /**
   * Looks for settings and reports each as soon as it is known.
   *
   * <p>Called once for each question that it serves, on a thread of its own, which it may block.
   * Returns normally where nothing is published. Must end within 100 ms after an interrupt.
   *
   * @param question the address's own domain, or a lead
   * @param context what is asked, and the only way to the network
   * @param findings takes what is found
   * @throws LookupException if the source could not be asked
   * @throws InterruptedException if the discovery is cancelled or its deadline has passed
   */
  void discover(Question question, DiscoveryContext context, FindingSink findings)
      throws LookupException, InterruptedException;
}
