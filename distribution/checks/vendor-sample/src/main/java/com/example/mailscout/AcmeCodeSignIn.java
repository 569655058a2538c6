package com.example.mailscout;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.auth.SignInStep;

/** Asks for the code, proves it, and ends. */
final class AcmeCodeSignIn implements SignIn {

  private enum State {
    BEGUN,
    ASKED,
    ANSWERED,
    ENDED
  }

  private final Map<String, String> parameters;
  private final Service service;
  private final SignInContext context;
  private State state = State.BEGUN;
  private char[] code = {};

  AcmeCodeSignIn(Map<String, String> parameters, Service service, SignInContext context) {
    this.parameters = parameters;
    this.service = service;
    this.context = context;
  }

  @Override
  public SignInStep next() throws LookupException, InterruptedException {
    if (state == State.BEGUN) {
      state = State.ASKED;
      return new SignInStep.Ask("Code from acme.example", true);
    }
    if (state != State.ANSWERED) {
      throw new IllegalStateException(state == State.ASKED ? "no answer yet" : "ended");
    }
    state = State.ENDED;
    Optional<String> refusal;
    try (Credential credential = Credential.password(context.address().text(), code)) {
      refusal = context.prove(service, credential);
    }
    return refusal
        .<SignInStep>map(words -> new SignInStep.Refused(Refusal.BY_ISSUER, words))
        .orElseGet(() -> new SignInStep.SignedIn(grant()));
  }

  private Grant grant() {
    return Grant.of(
        AcmeCodeMethod.ID,
        AcmeCodeMethod.VERSION,
        parameters,
        Map.of(AcmeCodeMethod.CODE, new String(code)));
  }

  @Override
  public void answer(char[] text) {
    if (state != State.ASKED) {
      throw new IllegalStateException("nothing was asked");
    }
    code = text.clone();
    state = State.ANSWERED;
  }

  @Override
  public void close() {
    Arrays.fill(code, '\0');
    state = State.ENDED;
  }
}
