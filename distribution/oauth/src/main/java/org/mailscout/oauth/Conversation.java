package org.mailscout.oauth;

import java.util.Arrays;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInStep;

/** Takes a sign-in from its first step to its last, by what a person is asked and told. */
final class Conversation {

  private Conversation() {}

  static SignInResult hold(SignIn signIn, SignInDialog dialog)
      throws LookupException, InterruptedException {
    while (true) {
      SignInStep step = signIn.next();
      if (step instanceof SignInStep.SignedIn end) {
        return SignInResult.signedIn(end.grant());
      }
      if (step instanceof SignInStep.Refused end) {
        return SignInResult.refused(end.why(), end.message());
      }
      if (!show(step, signIn, dialog)) {
        return SignInResult.refused(Refusal.DENIED, "the sign-in was given up");
      }
    }
  }

  private static boolean show(SignInStep step, SignIn signIn, SignInDialog dialog) {
    if (step instanceof SignInStep.OpenBrowser browser) {
      dialog.openBrowser(browser.url());
    } else if (step instanceof SignInStep.ShowCode code) {
      dialog.showCode(code.url(), code.code());
    } else if (step instanceof SignInStep.Ask ask) {
      char[] answer = dialog.ask(ask.label(), ask.secret());
      if (answer.length == 0) {
        return false;
      }
      signIn.answer(answer);
      Arrays.fill(answer, '\0');
    } else if (step instanceof SignInStep.Other other) {
      dialog.tell(other.message());
    }
    return true;
  }
}
