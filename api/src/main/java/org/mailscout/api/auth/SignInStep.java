package org.mailscout.api.auth;

import org.mailscout.api.Url;

/** A step of a sign-in; callers must expect {@link Other} for steps that they do not know. */
public sealed interface SignInStep {

  /**
   * The caller opens this page in the user's browser; {@link SignIn#next} then waits for its end.
   *
   * @param url the page
   */
  record OpenBrowser(Url url) implements SignInStep {}

  /**
   * The caller shows this code and where to type it; {@link SignIn#next} then waits for its end.
   *
   * @param url where the user types the code, on any device
   * @param code at most 32 characters, cleaned
   */
  record ShowCode(Url url, String code) implements SignInStep {}

  /**
   * The caller asks the user, and gives the answer to {@link SignIn#answer}.
   *
   * @param label what is asked for
   * @param secret whether it must not be shown while it is typed
   */
  record Ask(String label, boolean secret) implements SignInStep {}

  /**
   * The end: signed in.
   *
   * @param grant what to store
   */
  record SignedIn(Grant grant) implements SignInStep {}

  /**
   * The end: refused.
   *
   * @param why the kind of refusal
   * @param message plain words for the user
   */
  record Refused(Refusal why, String message) implements SignInStep {}

  /**
   * Something to show that has no type of its own.
   *
   * @param message plain words for the user
   */
  record Other(String message) implements SignInStep {}
}
