package org.mailscout.auth.msgraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.OAuthSignIn;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.auth.SignInStep;

/** What a sign-in to Microsoft asks for, and ends in: a token for each of two resources. */
final class MicrosoftPlan implements OAuthSignIn.Plan {

  private final Parameters parameters;
  private final SignInContext context;

  MicrosoftPlan(Parameters parameters, SignInContext context) {
    this.parameters = parameters;
    this.context = context;
  }

  @Override
  public OAuth.Request request() throws LookupException {
    OAuth.Client client =
        parameters
            .authority()
            .issuers()
            .flatMap(issuer -> context.client(issuer).stream())
            .findFirst()
            .orElseThrow(
                () -> Refusal.NO_CLIENT.because(MicrosoftOffers.howToRegister(parameters)));
    return parameters.request(client, context.address().text());
  }

  @Override
  public SignInStep.Refused refused(LookupException refusal) {
    Explanation explained = Explanation.of(refusal);
    return new SignInStep.Refused(explained.why(), explained.text());
  }

  @Override
  public List<SignInStep> end(OAuth.Client client, OAuth.Tokens tokens)
      throws LookupException, InterruptedException {
    Optional<String> unproved = prove(parameters.mailbox(), tokens);
    if (unproved.isPresent()) {
      return List.of(
          new SignInStep.Refused(
              Refusal.BY_ISSUER, "the mailbox refused the sign-in: " + unproved.get()));
    }
    List<SignInStep> steps = new ArrayList<>();
    Grant grant = MicrosoftGrants.of(parameters, client, tokens, Optional.empty());
    Grant both = withOther(client, grant, steps);
    proveSending(tokens).ifPresent(words -> steps.add(cannotSend(both, words)));
    steps.add(new SignInStep.SignedIn(both));
    return steps;
  }

  /** Redeems the refresh token once more, for the other resource: a token is for one alone. */
  private Grant withOther(OAuth.Client client, Grant grant, List<SignInStep> steps)
      throws InterruptedException {
    Parameters other = parameters.other();
    String token = grant.secrets().get(Grant.REFRESH_TOKEN);
    if (token == null) {
      return grant;
    }
    try {
      OAuth.Request request = other.request(client, context.address().text());
      return MicrosoftGrants.withOther(grant, other, context.oauth().refresh(request, token));
    } catch (LookupException e) {
      steps.add(
          new SignInStep.Other(
              (other.ofGraph() ? "Graph" : "IMAP and SMTP")
                  + " cannot be used with this sign-in as well: "
                  + Explanation.of(e).text()));
      return grant;
    }
  }

  private static SignInStep cannotSend(Grant grant, String words) {
    boolean offersGraph = grant.secrets().containsKey(MicrosoftGrants.GRAPH_TOKEN);
    return new SignInStep.Other(
        "Reading works, sending does not. "
            + words
            + (offersGraph ? " This sign-in can send through Graph (sendMail)." : ""));
  }

  // Many networks block outgoing mail: what cannot be tried there costs nobody the sign-in.
  private Optional<String> proveSending(OAuth.Tokens tokens) throws InterruptedException {
    try {
      return prove(parameters.submission(), tokens);
    } catch (LookupException e) {
      return Optional.of(e.getMessage() + ".");
    }
  }

  /** Signs in with the token before anything is stored; returns what the service said against. */
  private Optional<String> prove(Optional<Service> service, OAuth.Tokens tokens)
      throws LookupException, InterruptedException {
    String user = parameters.get(Parameters.USERNAME).orElse(context.address().text());
    return service.isPresent()
        ? context.prove(service.get(), user, tokens).map(Explanation::ofServer)
        : Optional.empty();
  }
}
