package org.mailscout.testkit;

import java.util.Map;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInStep;

/** A sign-in of the toy: a page, then the end. */
class ToySignIn implements SignIn {

  private final AuthMethodId method;
  private final OAuth.Request request;
  private final OAuth.CodeFlow flow;
  private final String address;
  private int steps;

  ToySignIn(AuthMethodId method, OAuth.Request request, OAuth.CodeFlow flow, String address) {
    this.method = method;
    this.request = request;
    this.flow = flow;
    this.address = address;
  }

  @Override
  public SignInStep next() throws LookupException, InterruptedException {
    steps++;
    if (steps > 2) {
      throw new IllegalStateException("the sign-in has ended");
    }
    return steps == 1 ? new SignInStep.OpenBrowser(flow.page()) : ended(flow.await());
  }

  private SignInStep ended(OAuth.Tokens tokens) {
    if (!isOwn(tokens)) {
      return new SignInStep.Refused(Refusal.WRONG_ACCOUNT, "Another account signed in.");
    }
    return new SignInStep.SignedIn(
        Grant.of(method, 1, parameters(tokens), ToyMethod.secrets(tokens)));
  }

  boolean isOwn(OAuth.Tokens tokens) {
    return tokens.email().map(address::equals).orElse(true);
  }

  Map<String, String> parameters(OAuth.Tokens tokens) {
    return Map.of("issuer", request.server().issuer());
  }

  @Override
  public void answer(char[] text) {
    throw new IllegalStateException("nothing was asked");
  }

  @Override
  public void close() {
    flow.close();
  }
}
