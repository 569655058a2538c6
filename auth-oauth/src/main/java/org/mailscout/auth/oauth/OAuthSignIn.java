package org.mailscout.auth.oauth;

import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.auth.SignInStep;

/** One sign-in: the code grant where there is a browser, else the device grant. */
final class OAuthSignIn implements SignIn {

  private interface Wait {
    OAuth.Tokens get() throws LookupException, InterruptedException;
  }

  private final Parameters parameters;
  private final SignInContext context;
  private Optional<OAuth.Client> client = Optional.empty();
  private Optional<OAuth.CodeFlow> flow = Optional.empty();
  private Optional<Wait> wait = Optional.empty();
  private Optional<Grant> proved = Optional.empty();
  private boolean ended;

  OAuthSignIn(Parameters parameters, SignInContext context) {
    this.parameters = parameters;
    this.context = context;
  }

  @Override
  public SignInStep next() throws LookupException, InterruptedException {
    if (ended) {
      throw new IllegalStateException("the sign-in has ended");
    }
    if (proved.isPresent()) {
      return signedIn(proved.get());
    }
    try {
      return wait.isPresent() ? finish(wait.get().get()) : start();
    } catch (LookupException e) {
      if (!e.reason().equals(Reason.REFUSED)) {
        throw e;
      }
      return refused(
          client.isPresent() ? Refusal.of(e) : Refusal.NO_CLIENT, String.valueOf(e.getMessage()));
    }
  }

  private SignInStep start() throws LookupException, InterruptedException {
    OAuth.Server server = parameters.server();
    client = context.client(server.issuer());
    if (client.isEmpty() && server.registration().isPresent()) {
      client = Optional.of(context.oauth().register(server, parameters.scopes()));
    }
    if (client.isEmpty()) {
      return refused(
          Refusal.NO_CLIENT, server.issuer() + " registers no clients: give it your client id");
    }
    OAuth.Request request = parameters.request(client.get(), context.address().text());
    if (context.hasBrowser()) {
      OAuth.CodeFlow begun = context.oauth().authorize(request);
      flow = Optional.of(begun);
      wait = Optional.of(begun::await);
      return new SignInStep.OpenBrowser(begun.page());
    }
    if (server.device().isEmpty()) {
      return refused(
          Refusal.BY_ISSUER, server.issuer() + " signs in with a browser alone, and none is here");
    }
    OAuth.Device device = context.oauth().device(request);
    wait = Optional.of(() -> context.oauth().await(request, device));
    return new SignInStep.ShowCode(device.page(), device.code());
  }

  private SignInStep finish(OAuth.Tokens tokens) throws LookupException, InterruptedException {
    Optional<String> other =
        tokens.email().filter(email -> !email.equalsIgnoreCase(context.address().text()));
    if (other.isPresent()) {
      return refused(Refusal.WRONG_ACCOUNT, "another account signed in: " + other.get());
    }
    Optional<String> unproved = prove(parameters.mailbox(), tokens);
    if (unproved.isPresent()) {
      return refused(Refusal.BY_ISSUER, "the mail server refused the sign-in: " + unproved.get());
    }
    Grant grant = OAuthMethod.grant(parameters, client.orElseThrow(), tokens, Optional.empty());
    Optional<String> unsent = proveSending(tokens);
    if (unsent.isPresent()) {
      proved = Optional.of(grant);
      return new SignInStep.Other("Reading works, sending does not: " + unsent.get());
    }
    return signedIn(grant);
  }

  private SignInStep signedIn(Grant grant) {
    end();
    return new SignInStep.SignedIn(grant);
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
    if (service.isEmpty()) {
      return Optional.empty();
    }
    char[] token = tokens.access().toCharArray();
    try (Credential credential = Credential.bearer(context.address().text(), token)) {
      return context.prove(service.get(), credential);
    } finally {
      java.util.Arrays.fill(token, '\0');
    }
  }

  private SignInStep refused(Refusal why, String message) {
    end();
    return new SignInStep.Refused(why, message);
  }

  private void end() {
    ended = true;
    close();
  }

  @Override
  public void answer(char[] text) {
    throw new IllegalStateException("nothing was asked");
  }

  @Override
  public void close() {
    flow.ifPresent(OAuth.CodeFlow::close);
    flow = Optional.empty();
  }
}
