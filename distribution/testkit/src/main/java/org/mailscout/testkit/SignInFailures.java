package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/** The part of the contract that concerns what goes wrong while a user signs in. */
final class SignInFailures {

  private SignInFailures() {}

  static void survivesEveryFailure(AuthMethodContract contract) throws Exception {
    FakeSignInContext good = contract.signIn();
    SignIns.signedIn(contract, good);
    for (Reason reason : StrategyFailures.REASONS) {
      for (FakeOAuth.Operation operation : operations(good)) {
        FakeSignInContext context = contract.signIn();
        context.oauth().fail(operation, reason);
        survives(contract, context, operation + " fails: " + reason);
      }
      FakeSignInContext context = contract.signIn();
      context.failProofs(reason);
      survives(contract, context, "the service could not be asked: " + reason);
    }
  }

  private static void survives(AuthMethodContract contract, FakeSignInContext context, String what)
      throws Exception {
    try {
      assertThat(SignIns.steps(contract, context)).as("steps where %s", what).isNotEmpty();
    } catch (LookupException e) {
      assertThat(e.reason()).as("reason where %s", what).isNotNull();
    } catch (RuntimeException e) {
      throw new AssertionError("unchecked where " + what, e);
    }
    assertThat(context.oauth().openFlows()).as("flows open where %s", what).isZero();
  }

  static void endsSoonAfterAnInterrupt(AuthMethodContract contract) throws Exception {
    FakeSignInContext good = contract.signIn();
    SignIns.signedIn(contract, good);
    for (FakeOAuth.Operation operation : operations(good)) {
      Task.endsSoonAfterAnInterrupt(
          operation + " hangs",
          hang -> {
            FakeSignInContext context = contract.signIn();
            hang.accept(context.oauth().hang(operation));
            return () -> SignIns.steps(contract, context);
          });
    }
    Task.endsSoonAfterAnInterrupt(
        "a proof hangs",
        hang -> {
          FakeSignInContext context = contract.signIn();
          hang.accept(context.hangProofs());
          return () -> SignIns.steps(contract, context);
        });
  }

  private static Set<FakeOAuth.Operation> operations(FakeSignInContext context) {
    return new TreeSet<>(context.oauth().operations());
  }
}
