package org.mailscout.api.auth;

import org.mailscout.api.LookupException;

/** One sign-in on its way, for one thread; closed by the caller after any outcome. */
public interface SignIn extends AutoCloseable {

  /**
   * Returns the next step, blocking until it is known: what the caller has to do or show, or how
   * the sign-in ended. After {@link SignInStep.SignedIn} or {@link SignInStep.Refused} there is
   * none.
   *
   * @throws LookupException if the issuer could not be asked
   * @throws InterruptedException if the caller's thread is interrupted
   * @throws IllegalStateException if the sign-in has ended
   */
  SignInStep next() throws LookupException, InterruptedException;

  /**
   * Answers the last {@link SignInStep.Ask}; the array is copied and stays the caller's to wipe.
   *
   * @throws IllegalStateException if the last step asked nothing
   */
  void answer(char[] text);

  /** Frees what the sign-in holds, such as its listener; may be called again. */
  @Override
  void close();
}
