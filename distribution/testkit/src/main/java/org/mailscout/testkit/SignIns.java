package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInStep;

/** The part of the contract that concerns a sign-in from its beginning to its end. */
final class SignIns {

  /** No user would go on. */
  private static final int MOST_STEPS = 20;

  private SignIns() {}

  static void signsInWithAnOfferOfAnEarlierProcess(AuthMethodContract contract) throws Exception {
    FakeSignInContext context = contract.signIn();
    Grant grant = signedIn(contract, context);
    assertThat(grant.method()).as("method").isEqualTo(contract.method().id());
    assertThat(grant.version()).as("version").isPositive();
    assertThat(grant.secrets()).as("secrets").isNotEmpty();
    assertThat(!context.oauth().calls().isEmpty()).as("usesOAuth").isEqualTo(contract.usesOAuth());
  }

  static void showsNoSecret(AuthMethodContract contract) throws Exception {
    List<SignInStep> steps = steps(contract, contract.signIn());
    Grant grant = ((SignInStep.SignedIn) last(steps)).grant();
    AuthOffer offer = AuthOffers.offer(contract);
    List<String> shown =
        Stream.of(
                steps.stream().map(Object::toString),
                grant.parameters().values().stream(),
                offer.parameters().values().stream(),
                Stream.of(offer.toString(), grant.toString()))
            .flatMap(part -> part)
            .toList();
    assertThat(grant.secrets().values())
        .filteredOn(secret -> !secret.isEmpty())
        .allSatisfy(secret -> assertThat(shown).noneMatch(text -> text.contains(secret)));
  }

  static void canBeClosedInAnyState(AuthMethodContract contract) throws Exception {
    int last = steps(contract, contract.signIn()).size();
    for (int taken = 0; taken <= last; taken++) {
      FakeSignInContext context = contract.signIn();
      SignIn signIn = contract.method().begin(AuthOffers.stored(contract), context);
      for (int i = 0; i < taken; i++) {
        step(contract, signIn);
      }
      signIn.close();
      signIn.close();
      assertThat(context.oauth().openFlows()).as("flows open after %s steps", taken).isZero();
    }
  }

  static void refusesStepsThatAreNotDue(AuthMethodContract contract) throws Exception {
    try (SignIn signIn = contract.method().begin(AuthOffers.stored(contract), contract.signIn())) {
      assertThatThrownBy(() -> signIn.answer(new char[] {'x'}))
          .as("an answer before a question")
          .isInstanceOf(IllegalStateException.class);
      int count = 0;
      while (!isEnd(step(contract, signIn))) {
        assertThat(++count).as("steps").isLessThan(MOST_STEPS);
      }
      assertThatThrownBy(signIn::next)
          .as("a step after the end")
          .isInstanceOf(IllegalStateException.class);
    }
  }

  static void refusesWhatTheServiceRefuses(AuthMethodContract contract) throws Exception {
    FakeSignInContext context = contract.signIn().refusing("no such user");
    SignInStep end = last(steps(contract, context));
    if (!context.proved().isEmpty()) {
      assertThat(end)
          .as("end where the service takes no credential")
          .isInstanceOf(SignInStep.Refused.class);
    }
  }

  static void refusesAnotherAccount(AuthMethodContract contract) throws Exception {
    FakeSignInContext context = contract.signIn().refusing("another account");
    context
        .oauth()
        .granting(
            FakeOAuth.tokens(
                "access-token-1",
                Optional.of("refresh-token-1"),
                Optional.empty(),
                Set.of(),
                Optional.of("mallory@elsewhere.example")));
    assertThat(last(steps(contract, context)))
        .as("end where another account signed in")
        .isInstanceOf(SignInStep.Refused.class);
    assertThat(context.oauth().openFlows()).as("flows open").isZero();
  }

  /** Returns the grant that the sign-in ends in; fails where it ends otherwise. */
  static Grant signedIn(AuthMethodContract contract, FakeSignInContext context) throws Exception {
    SignInStep end = last(steps(contract, context));
    assertThat(end).as("end of the sign-in").isInstanceOf(SignInStep.SignedIn.class);
    return ((SignInStep.SignedIn) end).grant();
  }

  /** Returns all steps of a sign-in with a stored offer, and closes it. */
  static List<SignInStep> steps(AuthMethodContract contract, FakeSignInContext context)
      throws Exception {
    List<SignInStep> steps = new ArrayList<>();
    try (SignIn signIn = contract.method().begin(AuthOffers.stored(contract), context)) {
      do {
        assertThat(steps).as("steps").hasSizeLessThan(MOST_STEPS);
        steps.add(step(contract, signIn));
      } while (!isEnd(last(steps)));
    }
    return steps;
  }

  private static SignInStep step(AuthMethodContract contract, SignIn signIn)
      throws LookupException, InterruptedException {
    SignInStep step = signIn.next();
    if (step instanceof SignInStep.Ask ask) {
      signIn.answer(contract.answer(ask));
    }
    return step;
  }

  private static boolean isEnd(SignInStep step) {
    return step instanceof SignInStep.SignedIn || step instanceof SignInStep.Refused;
  }

  private static SignInStep last(List<SignInStep> steps) {
    return steps.get(steps.size() - 1);
  }
}
