package org.mailscout.oauth;

import java.util.Arrays;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Url;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInStep;
import org.mailscout.api.network.Names;

/** Takes a sign-in from its first step to its last, by what a person is asked and told. */
final class Conversation {

  private final Optional<String> issuer;
  private final Names names;
  private final SignInDialog dialog;

  /**
   * Makes one.
   *
   * @param issuer where the person means to sign in; empty for a password
   */
  Conversation(Optional<String> issuer, Names names, SignInDialog dialog) {
    this.issuer = issuer;
    this.names = names;
    this.dialog = dialog;
  }

  SignInResult hold(SignIn signIn) throws LookupException, InterruptedException {
    while (true) {
      SignInStep step = signIn.next();
      if (step instanceof SignInStep.SignedIn end) {
        return SignInResult.signedIn(end.grant());
      }
      if (step instanceof SignInStep.Refused end) {
        return SignInResult.refused(end.why(), end.message());
      }
      if (!show(step, signIn)) {
        return SignInResult.refused(Refusal.DENIED, "the sign-in was given up");
      }
    }
  }

  private boolean show(SignInStep step, SignIn signIn) {
    if (step instanceof SignInStep.OpenBrowser browser) {
      tellWhose(browser.url());
      dialog.openBrowser(browser.url());
    } else if (step instanceof SignInStep.ShowCode code) {
      tellWhose(code.url());
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

  // Some issuers have their pages at another domain, and so have those that fish for codes.
  private void tellWhose(Url page) {
    Optional<Host> host = issuer.flatMap(Url::parse).map(Url::host);
    if (host.filter(its -> !names.sameRegistrable(its, page.host())).isPresent()) {
      dialog.tell("You sign in at " + issuer.get() + ", by a page of " + page.host() + ":");
    }
  }
}
