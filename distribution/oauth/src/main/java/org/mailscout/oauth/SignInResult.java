package org.mailscout.oauth;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.Refusal;

/**
 * How a sign-in ended: with a grant to be stored, or with a refusal.
 *
 * <p>A final class, since it will gain parts; made by {@link SignIns} alone.
 */
public final class SignInResult {

  private final Optional<Grant> grant;
  private final Optional<Refusal> refusal;
  private final String message;

  private SignInResult(Optional<Grant> grant, Optional<Refusal> refusal, String message) {
    this.grant = grant;
    this.refusal = refusal;
    this.message = requireNonNull(message, "message");
  }

  static SignInResult signedIn(Grant grant) {
    return new SignInResult(Optional.of(grant), Optional.empty(), "");
  }

  static SignInResult refused(Refusal why, String message) {
    return new SignInResult(Optional.empty(), Optional.of(why), message);
  }

  /** Returns what is to be stored, proved at the mail servers; empty where it was refused. */
  public Optional<Grant> grant() {
    return grant;
  }

  /** Returns the kind of refusal; empty where it succeeded. */
  public Optional<Refusal> refusal() {
    return refusal;
  }

  /** Returns plain words for the person about the refusal; empty where it succeeded. */
  public String message() {
    return message;
  }

  @Override
  public String toString() {
    return refusal.map(why -> "refused: " + why.id()).orElse("signed in");
  }
}
