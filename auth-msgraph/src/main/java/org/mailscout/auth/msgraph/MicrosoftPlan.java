package org.mailscout.auth.msgraph;

import java.util.Optional;
import java.util.function.Consumer;
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
  public Optional<Service> mailbox() {
    return parameters.mailbox();
  }

  @Override
  public Optional<Service> outgoing() {
    return parameters.submission();
  }

  @Override
  public Optional<String> username() {
    return parameters.get(Parameters.USERNAME);
  }

  @Override
  public String meaning(String words) {
    return Explanation.ofServer(words);
  }

  @Override
  public String cannotSend(Grant grant, String meaning) {
    boolean offersGraph = grant.secrets().containsKey(MicrosoftGrants.GRAPH_TOKEN);
    String words = OAuthSignIn.Plan.super.cannotSend(grant, meaning);
    return words + (offersGraph ? "; this sign-in can send through Graph (sendMail)" : "");
  }

  /** Redeems the refresh token once more, for the other resource: a token is for one alone. */
  @Override
  public Grant grant(OAuth.Client client, OAuth.Tokens tokens, Consumer<String> told)
      throws InterruptedException {
    Grant grant = MicrosoftGrants.of(parameters, client, tokens, Optional.empty());
    Parameters other = parameters.other();
    String token = grant.secrets().get(Grant.REFRESH_TOKEN);
    if (token == null) {
      return grant;
    }
    try {
      OAuth.Request request = other.request(client, context.address().text());
      return MicrosoftGrants.withOther(grant, other, context.oauth().refresh(request, token));
    } catch (LookupException e) {
      told.accept(
          (other.ofGraph() ? "Graph" : "IMAP and SMTP")
              + " cannot be used with this sign-in as well: "
              + Explanation.of(e).text());
      return grant;
    }
  }
}
