package org.mailscout.auth.msgraph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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
final class MicrosoftSignIn implements SignIn {

  private interface Wait {
    SignInStep get() throws LookupException, InterruptedException;
  }

  private final Parameters parameters;
  private final SignInContext context;
  private Optional<OAuth.CodeFlow> flow = Optional.empty();
  private Wait then = this::start;
  private final Deque<String> told = new ArrayDeque<>();
  private boolean ended;

  MicrosoftSignIn(Parameters parameters, SignInContext context) {
    this.parameters = parameters;
    this.context = context;
  }

  @Override
  public SignInStep next() throws LookupException, InterruptedException {
    if (ended) {
      throw new IllegalStateException("the sign-in has ended");
    }
    try {
      return then.get();
    } catch (LookupException e) {
      if (!e.reason().equals(Reason.REFUSED)) {
        throw e;
      }
      Explanation explained = Explanation.of(e);
      return refused(explained.why(), explained.text());
    }
  }

  private SignInStep start() throws LookupException, InterruptedException {
    Optional<OAuth.Client> client =
        parameters.authority().issuers().flatMap(i -> context.client(i).stream()).findFirst();
    if (client.isEmpty()) {
      return refused(Refusal.NO_CLIENT, MicrosoftOffers.howToRegister(parameters));
    }
    OAuth.Request request = parameters.request(client.get(), context.address().text());
    if (context.hasBrowser()) {
      OAuth.CodeFlow begun = context.oauth().authorize(request);
      flow = Optional.of(begun);
      then = () -> finish(client.get(), begun.await());
      return new SignInStep.OpenBrowser(begun.page());
    }
    OAuth.Device device = context.oauth().device(request);
    then = () -> finish(client.get(), context.oauth().await(request, device));
    return new SignInStep.ShowCode(device.page(), device.code());
  }

  private SignInStep finish(OAuth.Client client, OAuth.Tokens tokens)
      throws LookupException, InterruptedException {
    Optional<String> other =
        tokens.email().filter(email -> !email.equalsIgnoreCase(context.address().text()));
    if (other.isPresent()) {
      return refused(Refusal.WRONG_ACCOUNT, "another account signed in: " + other.get());
    }
    Optional<String> unproved = prove(parameters.mailbox(), tokens);
    if (unproved.isPresent()) {
      return refused(Refusal.BY_ISSUER, "the mailbox refused the sign-in: " + unproved.get());
    }
    Grant grant =
        withOther(client, MicrosoftGrants.of(parameters, client, tokens, Optional.empty()));
    prove(parameters.submission(), tokens).ifPresent(words -> tell(grant, words));
    return end(grant);
  }

  /** Redeems the refresh token once more, for the other resource: a token is for one alone. */
  private Grant withOther(OAuth.Client client, Grant grant) throws InterruptedException {
    Parameters other = parameters.other();
    String token = grant.secrets().get(Grant.REFRESH_TOKEN);
    if (token == null) {
      return grant;
    }
    try {
      OAuth.Request request = other.request(client, context.address().text());
      return MicrosoftGrants.withOther(grant, other, context.oauth().refresh(request, token));
    } catch (LookupException e) {
      told.add(
          (other.ofGraph() ? "Graph" : "IMAP and SMTP")
              + " cannot be used with this sign-in as well: "
              + Explanation.of(e).text());
      return grant;
    }
  }

  private void tell(Grant grant, String words) {
    boolean offersGraph = grant.secrets().containsKey(MicrosoftGrants.GRAPH_TOKEN);
    told.add(
        "Reading works, sending does not. "
            + words
            + (offersGraph ? " This sign-in can send through Graph (sendMail)." : ""));
  }

  private SignInStep end(Grant grant) {
    String words = told.poll();
    if (words == null) {
      return signedIn(grant);
    }
    then = () -> end(grant);
    return new SignInStep.Other(words);
  }

  /** Signs in with the token before anything is stored; returns what the service said against. */
  private Optional<String> prove(Optional<Service> service, OAuth.Tokens tokens)
      throws LookupException, InterruptedException {
    if (service.isEmpty()) {
      return Optional.empty();
    }
    char[] token = tokens.access().toCharArray();
    String user = parameters.get(Parameters.USERNAME).orElse(context.address().text());
    try (Credential credential = Credential.bearer(user, token)) {
      return context.prove(service.get(), credential).map(Explanation::ofServer);
    } finally {
      Arrays.fill(token, '\0');
    }
  }

  private SignInStep signedIn(Grant grant) {
    end();
    return new SignInStep.SignedIn(grant);
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
