package org.mailscout.testkit;

import org.mailscout.api.discovery.DiscoveryStrategy;

final class ToyStrategyTest implements ToyContract {

  @Override
  public DiscoveryStrategy strategy() {
    return new ToyStrategy();
  }
}
