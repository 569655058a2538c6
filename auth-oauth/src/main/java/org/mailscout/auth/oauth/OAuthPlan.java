package org.mailscout.auth.oauth;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.OAuthSignIn;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.auth.SignInStep;

/** What a sign-in asks for, with a client that is registered where nobody brings one. */
final class OAuthPlan implements OAuthSignIn.Plan {

  private final Parameters parameters;
  private final SignInContext context;

  OAuthPlan(Parameters parameters, SignInContext context) {
    this.parameters = parameters;
    this.context = context;
  }

  @Override
  public OAuth.Request request() throws LookupException, InterruptedException {
    OAuth.Server server = parameters.server();
    Optional<OAuth.Client> brought = context.client(server.issuer());
    OAuth.Client client = brought.isPresent() ? brought.get() : registered(server);
    return parameters.request(client, context.address().text());
  }

  private OAuth.Client registered(OAuth.Server server)
      throws LookupException, InterruptedException {
    if (server.registration().isEmpty()) {
      throw Refusal.NO_CLIENT.because(
          server.issuer() + " registers no clients: give it your client id");
    }
    try {
      return context.oauth().register(server, parameters.scopes());
    } catch (LookupException e) {
      throw e.reason().equals(Reason.REFUSED)
          ? Refusal.NO_CLIENT.because(String.valueOf(e.getMessage()))
          : e;
    }
  }

  @Override
  public List<SignInStep> end(OAuth.Client client, OAuth.Tokens tokens)
      throws LookupException, InterruptedException {
    Optional<String> unproved = prove(parameters.mailbox(), tokens);
    if (unproved.isPresent()) {
      return List.of(
          new SignInStep.Refused(
              Refusal.BY_ISSUER, "the mail server refused the sign-in: " + unproved.get()));
    }
    Grant grant = OAuthMethod.grant(parameters, client, tokens, Optional.empty());
    SignInStep signedIn = new SignInStep.SignedIn(grant);
    Optional<String> unsent = proveSending(tokens);
    return unsent.isPresent()
        ? List.of(
            new SignInStep.Other("Reading works, sending does not: " + unsent.get()), signedIn)
        : List.of(signedIn);
  }

  // Many networks block outgoing mail: what cannot be tried there costs nobody the sign-in.
  private Optional<String> proveSending(OAuth.Tokens tokens) throws InterruptedException {
    try {
      return prove(parameters.outgoing(), tokens);
    } catch (LookupException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Signs in with the token before anything is stored. */
  private Optional<String> prove(Optional<Service> service, OAuth.Tokens tokens)
      throws LookupException, InterruptedException {
    return service.isPresent()
        ? context.prove(service.get(), context.address().text(), tokens)
        : Optional.empty();
  }
}
