package org.mailscout.auth.oauth;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.OAuthSignIn;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignInContext;

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
  public Optional<Service> mailbox() {
    return parameters.mailbox();
  }

  @Override
  public Optional<Service> outgoing() {
    return parameters.outgoing();
  }

  @Override
  public Grant grant(OAuth.Client client, OAuth.Tokens tokens, Consumer<String> told) {
    Set<String> more = new TreeSet<>(tokens.scopes());
    parameters.scopes().forEach(more::remove);
    if (!more.isEmpty() && !parameters.scopes().isEmpty()) {
      told.accept("The issuer granted more than was asked for: " + String.join(" ", more));
    }
    return OAuthMethod.grant(parameters, client, tokens, Optional.empty());
  }
}
