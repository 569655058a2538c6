package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.Options;

/** The part of the contract that concerns what a strategy says of itself. */
final class StrategyFace {

  private StrategyFace() {}

  static void saysTheSameAtEveryCall(DiscoveryStrategyContract contract) {
    DiscoveryStrategy one = contract.strategy();
    DiscoveryStrategy other = contract.strategy();
    assertThat(one.id()).as("id").isEqualTo(one.id()).isEqualTo(other.id());
    assertThat(one.reach()).as("reach").isEqualTo(one.reach()).isEqualTo(other.reach());
    assertThat(one.disclosure(Options.FALLBACKS).entries())
        .as("disclosure")
        .isEqualTo(one.disclosure(Options.FALLBACKS).entries())
        .isEqualTo(other.disclosure(Options.FALLBACKS).entries());
    assertThat(one.serves(contract.published().question())).as("serves its scenario").isTrue();
  }

  static void keepsItsOptionsInItsOwnNameSpace(DiscoveryStrategyContract contract) {
    DiscoveryStrategy strategy = contract.strategy();
    assertThat(strategy.options())
        .doesNotHaveDuplicates()
        .allSatisfy(
            option -> {
              assertThat(option.key()).startsWith(strategy.id() + ".");
              assertThat(option.description()).isNotBlank();
            });
  }

  static void isFoundByServiceLoader(DiscoveryStrategyContract contract) {
    ServiceClass.isFound(DiscoveryStrategy.class, contract.strategy());
  }
}
