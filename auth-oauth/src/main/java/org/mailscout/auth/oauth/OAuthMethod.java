package org.mailscout.auth.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.OAuthSignIn;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.discovery.DiscoveryContext;

/**
 * Signs in with OAuth 2.0, as the profile for open public clients describes.
 *
 * <p>The issuer is the one that the settings name, else the one that the JMAP server or the mailbox
 * host names or is; large providers without metadata are known by a table. Where the issuer
 * registers clients by itself, nobody has to bring a client id. Makes no offer for Microsoft.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-oauth-public/">OAuth Profile
 *     for Open Public Clients</a>
 */
public final class OAuthMethod implements AuthMethod {

  static final AuthMethodId ID = AuthMethodId.of("oauth");

  private static final String CLIENT = "client";
  private static final String GRANTED = "granted-scopes";
  private static final String CLIENT_SECRET = "client-secret";
  private static final List<Protocol> PROTOCOLS =
      List.of(Protocol.JMAP, Protocol.IMAP, Protocol.POP3);
  private static final List<Domain> OF_MSGRAPH =
      List.of(
              "office365.com",
              "outlook.com",
              "office.com",
              "office365.us",
              "apps.mil",
              "outlook.cn")
          .stream()
          .map(Domain::of)
          .toList();

  /** For {@link java.util.ServiceLoader}. */
  public OAuthMethod() {}

  @Override
  public AuthMethodId id() {
    return ID;
  }

  @Override
  public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context)
      throws LookupException, InterruptedException {
    Optional<Service> mailbox =
        candidate
            .settings()
            .mailbox()
            .filter(service -> PROTOCOLS.contains(service.protocol()))
            .filter(s -> OF_MSGRAPH.stream().noneMatch(s.endpoint().host()::isWithin));
    return mailbox.isPresent()
        ? new OAuthOffers(candidate.settings(), mailbox.get(), context).offer()
        : Optional.empty();
  }

  @Override
  public SignIn begin(AuthOffer offer, SignInContext context) throws LookupException {
    Parameters parameters = Parameters.of(offer.version(), offer.parameters());
    return new OAuthSignIn(context, new OAuthPlan(parameters, context));
  }

  @Override
  public Grant refresh(Grant grant, SignInContext context)
      throws LookupException, InterruptedException {
    Parameters parameters = Parameters.of(grant.version(), grant.parameters());
    String token =
        Optional.ofNullable(grant.secrets().get(Grant.REFRESH_TOKEN))
            .orElseThrow(() -> new LookupException(Reason.REFUSED, "oauth: no refresh token"));
    OAuth.Client client = client(parameters, grant);
    OAuth.Request all = request(parameters, client, context);
    // RFC 6749 §6: a scope that was asked for and not granted would spoil it; none is for all.
    OAuth.Request granted =
        new OAuth.Request(
            all.server(), client, List.of(), all.resources(), all.loginHint(), all.extra());
    OAuth.Tokens tokens = context.oauth().refresh(granted, token);
    return grant(parameters, client, tokens, Optional.of(token));
  }

  @Override
  public void revoke(Grant grant, SignInContext context)
      throws LookupException, InterruptedException {
    Parameters parameters = Parameters.of(grant.version(), grant.parameters());
    // RFC 7009 §2.1: with the refresh token, the access tokens of the same grant end too.
    Optional<String> token =
        Optional.ofNullable(grant.secrets().get(Grant.REFRESH_TOKEN))
            .or(() -> Optional.ofNullable(grant.secrets().get(Grant.ACCESS_TOKEN)));
    if (token.isPresent()) {
      OAuth.Client client = client(parameters, grant);
      context.oauth().revoke(request(parameters, client, context), token.get());
    }
  }

  /** Returns the grant of these tokens; a refresh token that came replaces the one before. */
  static Grant grant(
      Parameters parameters, OAuth.Client client, OAuth.Tokens tokens, Optional<String> before) {
    Map<String, String> secrets = new TreeMap<>();
    secrets.put(Grant.ACCESS_TOKEN, tokens.access());
    tokens.refresh().or(() -> before).ifPresent(t -> secrets.put(Grant.REFRESH_TOKEN, t));
    client.secret().ifPresent(secret -> secrets.put(CLIENT_SECRET, secret));
    Parameters stored = parameters.with(CLIENT, client.id());
    if (!tokens.scopes().isEmpty()) {
      // RFC 6749 §5.1: they can be other ones than those asked for.
      stored = stored.with(GRANTED, String.join(" ", new TreeSet<>(tokens.scopes())));
    }
    Grant grant = Grant.of(ID, Parameters.VERSION, stored.toMap(), secrets);
    return tokens.expires().map(grant::withExpiry).orElse(grant);
  }

  private static OAuth.Client client(Parameters parameters, Grant grant) throws LookupException {
    OAuth.Client client =
        OAuth.Client.of(
            parameters
                .get(CLIENT)
                .orElseThrow(() -> new LookupException(Reason.REFUSED, "oauth: no client id")));
    String secret = grant.secrets().get(CLIENT_SECRET);
    return secret == null ? client : client.withSecret(secret);
  }

  private static OAuth.Request request(
      Parameters parameters, OAuth.Client client, SignInContext context) {
    return parameters.request(client, context.address().text());
  }
}
