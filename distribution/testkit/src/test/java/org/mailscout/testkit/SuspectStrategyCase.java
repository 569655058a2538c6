package org.mailscout.testkit;

import java.util.function.Supplier;
import org.mailscout.api.discovery.DiscoveryStrategy;

/**
 * The contract against whatever {@link DiscoveryStrategyContractTest} suspects; run by it alone, on
 * one thread.
 */
final class SuspectStrategyCase implements ToyContract {

  static Supplier<DiscoveryStrategy> suspect = ToyStrategy::new;

  @Override
  public DiscoveryStrategy strategy() {
    return suspect.get();
  }
}
