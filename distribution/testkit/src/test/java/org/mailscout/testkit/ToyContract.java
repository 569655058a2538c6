package org.mailscout.testkit;

/** The contract as the toy and its broken relatives take it. */
interface ToyContract extends DiscoveryStrategyContract {

  @Override
  default Scenario published() {
    return ToyStrategy.published();
  }

  @Override
  default boolean reportsLeads() {
    return false;
  }

  @Override
  default boolean servesLeads() {
    return false;
  }

  @Override
  default boolean usesProber() {
    return false;
  }
}
