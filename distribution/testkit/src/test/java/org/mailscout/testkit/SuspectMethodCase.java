package org.mailscout.testkit;

import java.util.function.Supplier;
import org.mailscout.api.auth.AuthMethod;

/**
 * The contract against whatever {@link AuthMethodContractTest} suspects; run by it alone, on one
 * thread.
 */
final class SuspectMethodCase implements ToyMethodContract {

  static Supplier<AuthMethod> suspect = ToyMethod::new;

  @Override
  public AuthMethod method() {
    return suspect.get();
  }
}
