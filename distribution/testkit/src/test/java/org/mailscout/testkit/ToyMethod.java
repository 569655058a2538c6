package org.mailscout.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;

/** An auth method that keeps every rule; what breaks one overrides the step in question. */
public class ToyMethod implements AuthMethod {

  /** For {@link java.util.ServiceLoader}. */
  public ToyMethod() {}

  @Override
  public AuthMethodId id() {
    return AuthMethodId.of("toy");
  }

  @Override
  public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context)
      throws LookupException, InterruptedException {
    Optional<Url> issuer =
        candidate.settings().issuers().stream()
            .map(IssuerHint::issuer)
            .flatMap(text -> Url.parse(text).stream())
            .findFirst();
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    HttpAnswer metadata = context.http().ask(HttpRequest.get(issuer.get()));
    metadata.orThrow();
    return metadata.status() == 200
        ? Optional.of(AuthOffer.of(id(), 1, Map.of("issuer", issuer.get().toString())))
        : Optional.empty();
  }

  @Override
  public SignIn begin(AuthOffer offer, SignInContext context)
      throws LookupException, InterruptedException {
    OAuth.Request request = request(offer.parameters(), context);
    return signIn(context, request, context.oauth().authorize(request));
  }

  SignIn signIn(SignInContext context, OAuth.Request request, OAuth.CodeFlow flow) {
    return new ToySignIn(id(), request, flow, context.address().text());
  }

  @Override
  public Grant refresh(Grant grant, SignInContext context)
      throws LookupException, InterruptedException {
    OAuth.Tokens tokens =
        context
            .oauth()
            .refresh(
                request(grant.parameters(), context),
                grant.secrets().getOrDefault(Grant.REFRESH_TOKEN, ""));
    return Grant.of(id(), 1, grant.parameters(), secrets(tokens));
  }

  @Override
  public void revoke(Grant grant, SignInContext context)
      throws LookupException, InterruptedException {
    context
        .oauth()
        .revoke(
            request(grant.parameters(), context),
            grant.secrets().getOrDefault(Grant.REFRESH_TOKEN, ""));
  }

  static Map<String, String> secrets(OAuth.Tokens tokens) {
    Map<String, String> secrets = new HashMap<>(Map.of(Grant.ACCESS_TOKEN, tokens.access()));
    tokens.refresh().ifPresent(token -> secrets.put(Grant.REFRESH_TOKEN, token));
    return secrets;
  }

  private static OAuth.Request request(Map<String, String> parameters, SignInContext context) {
    Url issuer = Url.of(parameters.getOrDefault("issuer", ""));
    OAuth.Server server =
        new OAuth.Server(
            issuer.toString(),
            Url.https(issuer.host(), "/authorize"),
            Url.https(issuer.host(), "/token"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty());
    return new OAuth.Request(
        server,
        OAuth.Client.of("toy-client"),
        List.of("mail"),
        List.of(),
        context.address().text(),
        Map.of());
  }
}
