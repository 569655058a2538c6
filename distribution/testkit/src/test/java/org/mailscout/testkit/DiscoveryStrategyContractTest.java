package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.mailscout.api.discovery.DiscoveryStrategy;

/** Each rule of the contract catches a strategy that breaks it. */
final class DiscoveryStrategyContractTest {

  @TestFactory
  Stream<DynamicTest> catches() {
    return Stream.of(
        caught("saysTheSameOfItselfAtEveryCall", BrokenStrategies.ChangingId::new),
        caught("keepsItsOptionsInItsOwnNameSpace", BrokenStrategies.ForeignOption::new),
        caught("isFoundByServiceLoader", BrokenStrategies.NotListed::new),
        caught("canDoWhatItSays", BrokenStrategies.ServingAll::new),
        caught("reportsNothingBeyondItsReach", BrokenStrategies.BeyondReach::new),
        caught("backsEveryFindingByProvenanceOfThisDiscovery", BrokenStrategies.Unbacked::new),
        caught("backsEveryFindingByProvenanceOfThisDiscovery", BrokenStrategies.Forging::new),
        caught("returnsNormallyWhereNothingIsPublished", BrokenStrategies.Guessing::new),
        caught("reportsBeforeALookupThatHangs", BrokenStrategies.Late::new),
        caught("survivesEveryFailureOfEveryLookup", BrokenStrategies.Unchecked::new),
        caught("staysBoundedAndTypedOnHostileInput", BrokenStrategies.Careless::new),
        caught("endsSoonAfterAnInterrupt", BrokenStrategies.Swallowing::new),
        caught("endsSoonAfterAnInterrupt", BrokenStrategies.LeavingAThread::new),
        caught("endsSoonAfterItsDeadline", BrokenStrategies.Swallowing::new),
        caught("answersManyThreadsAlike", BrokenStrategies.Stateful::new),
        caught("asksNobodyThatItDoesNotDisclose", BrokenStrategies.Telling::new),
        caught("asksNothingAboutThePerson", BrokenStrategies.Personal::new),
        caught("usesNoNetworkOutsideThePorts", BrokenStrategies.Connecting::new));
  }

  private static DynamicTest caught(String rule, Supplier<DiscoveryStrategy> strategy) {
    String name = rule + " catches " + strategy.get().getClass().getSimpleName();
    return DynamicTest.dynamicTest(
        name,
        () -> {
          assertThat(failures(rule, ToyStrategy::new)).as("of the good strategy").isZero();
          assertThat(failures(rule, strategy)).as("of the broken one").isOne();
        });
  }

  private static long failures(String rule, Supplier<DiscoveryStrategy> strategy) {
    SuspectStrategyCase.suspect = strategy;
    Class<?>[] parameters = {};
    Events events =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(SuspectStrategyCase.class, rule, parameters))
            .execute()
            .testEvents();
    assertThat(events.started().count()).isOne();
    return events.failed().count();
  }
}
