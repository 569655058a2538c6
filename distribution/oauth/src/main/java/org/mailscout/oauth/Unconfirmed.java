package org.mailscout.oauth;

import java.util.stream.Collectors;
import org.mailscout.api.Domain;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInStep;
import org.mailscout.engine.RankedSettings;

/** The sign-in to what stands to be confirmed: it ends before it begins. */
final class Unconfirmed implements SignIn {

  private final RankedSettings.Confirmation confirmation;
  private boolean ended;

  Unconfirmed(RankedSettings.Confirmation confirmation) {
    this.confirmation = confirmation;
  }

  @Override
  public SignInStep next() {
    if (ended) {
      throw new IllegalStateException("the sign-in has ended");
    }
    ended = true;
    String domains =
        confirmation.domains().stream().map(Domain::name).collect(Collectors.joining(", "));
    return new SignInStep.Refused(
        Refusal.UNCONFIRMED, "confirm first that these are the account's: " + domains);
  }

  @Override
  public void answer(char[] text) {
    throw new IllegalStateException("nothing was asked");
  }

  @Override
  public void close() {
    ended = true;
  }
}
