package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.mailscout.api.auth.AuthMethod;

/** Each rule of the contract catches an auth method that breaks it. */
final class AuthMethodContractTest {

  @TestFactory
  Stream<DynamicTest> catches() {
    return Stream.of(
        caught("isFoundByServiceLoader", BrokenMethods.NotListed::new),
        caught("makesNoOfferForOtherSettings", BrokenMethods.OfferingAlways::new),
        caught("makesAnOfferOfItsOwn", BrokenMethods.OfferingForOthers::new),
        caught("survivesEveryFailureWhileItMakesAnOffer", BrokenMethods.Unchecked::new),
        caught("endsTheMakingOfAnOfferSoonAfterAnInterrupt", BrokenMethods.Swallowing::new),
        caught("endsASignInSoonAfterAnInterrupt", BrokenMethods.Swallowing::new),
        caught("signsInWithAnOfferOfAnEarlierProcess", BrokenMethods.Forgetful::new),
        caught("showsNoSecret", BrokenMethods.Showing::new),
        caught("canBeClosedInAnyState", BrokenMethods.Leaking::new),
        caught("survivesEveryFailureOfASignIn", BrokenMethods.Leaking::new),
        caught("refusesStepsThatAreNotDue", BrokenMethods.Endless::new),
        caught("refusesAnotherAccount", BrokenMethods.Trusting::new),
        caught("renewsAGrantOfAnEarlierProcess", BrokenMethods.KeepingTheOldToken::new),
        caught("saysThatADeadGrantIsDead", BrokenMethods.HidingDeath::new),
        caught("revokesAGrantOfAnEarlierProcess", BrokenMethods.NeverRevoking::new));
  }

  private static DynamicTest caught(String rule, Supplier<AuthMethod> method) {
    return DynamicTest.dynamicTest(
        rule + " catches " + method.get().getClass().getSimpleName(),
        () -> {
          assertThat(failures(rule, ToyMethod::new)).as("of the good method").isZero();
          assertThat(failures(rule, method)).as("of the broken one").isOne();
        });
  }

  private static long failures(String rule, Supplier<AuthMethod> method) {
    SuspectMethodCase.suspect = method;
    Class<?>[] parameters = {};
    Events events =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(SuspectMethodCase.class, rule, parameters))
            .execute()
            .testEvents();
    assertThat(events.started().count()).isOne();
    return events.failed().count();
  }
}
