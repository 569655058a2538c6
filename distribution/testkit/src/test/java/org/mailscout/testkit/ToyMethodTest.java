package org.mailscout.testkit;

import org.mailscout.api.auth.AuthMethod;

final class ToyMethodTest implements ToyMethodContract {

  @Override
  public AuthMethod method() {
    return new ToyMethod();
  }
}
