package org.mailscout.oauth;

import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInStep;

/** A method's sign-in behind a bulkhead; its grant comes with the account's services. */
final class GuardedSignIn implements SignIn {

  /** What a method does, which may be a stranger's. */
  interface Work<T> {
    T run() throws LookupException, InterruptedException;
  }

  private final AuthMethodId method;
  private final Settings settings;
  private final SignIn signIn;

  GuardedSignIn(AuthMethodId method, Settings settings, SignIn signIn) {
    this.method = method;
    this.settings = settings;
    this.signIn = signIn;
  }

  /** Runs a method's work; whatever it throws beyond its contract is its own failure. */
  static <T> T guard(AuthMethodId method, Work<T> work)
      throws LookupException, InterruptedException {
    try {
      return work.run();
    } catch (IllegalStateException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      // Not its message: it may hold what the method was given.
      throw new LookupException(
          new Reason("failed"), "auth method " + method + " failed: " + e.getClass().getName());
    }
  }

  @Override
  public SignInStep next() throws LookupException, InterruptedException {
    try {
      SignInStep step = guard(method, signIn::next);
      return step instanceof SignInStep.SignedIn end
          ? new SignInStep.SignedIn(Account.with(end.grant(), settings))
          : step;
    } catch (LookupException e) {
      if (!Refusal.of(e).equals(Refusal.UNCONFIRMED)) {
        throw e;
      }
      return new SignInStep.Refused(Refusal.UNCONFIRMED, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void answer(char[] text) {
    signIn.answer(text);
  }

  @Override
  public void close() {
    signIn.close();
  }
}
