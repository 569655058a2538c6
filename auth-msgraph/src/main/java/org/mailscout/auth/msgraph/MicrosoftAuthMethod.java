package org.mailscout.auth.msgraph;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.discovery.DiscoveryContext;

/**
 * Signs in to Microsoft 365 and Outlook.com, in the cloud that the settings are of.
 *
 * <p>Makes its offer from the settings alone and asks nobody. A token is for one resource: Graph,
 * or IMAP, POP3 and submission; settings of both kinds get an offer each. The caller brings the
 * client id, since Microsoft registers none by itself.
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow">
 *     Microsoft identity platform and the authorization code flow</a>
 */
public final class MicrosoftAuthMethod implements AuthMethod {

  static final AuthMethodId ID = AuthMethodId.of("msgraph");

  private static final String GRANTED = "granted-scopes";
  private static final String CLIENT_SECRET = "client-secret";

  /** For {@link java.util.ServiceLoader}. */
  public MicrosoftAuthMethod() {}

  @Override
  public AuthMethodId id() {
    return ID;
  }

  @Override
  public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context) {
    return MicrosoftOffers.of(candidate.settings());
  }

  @Override
  public SignIn begin(AuthOffer offer, SignInContext context) throws LookupException {
    return new MicrosoftSignIn(Parameters.of(offer.version(), offer.parameters()), context);
  }

  @Override
  public Grant refresh(Grant grant, SignInContext context)
      throws LookupException, InterruptedException {
    Parameters parameters = Parameters.of(grant.version(), grant.parameters());
    String token =
        Optional.ofNullable(grant.secrets().get(Grant.REFRESH_TOKEN))
            .orElseThrow(() -> new LookupException(Reason.REFUSED, "msgraph: no refresh token"));
    OAuth.Client client = client(parameters, grant);
    try {
      OAuth.Request request = parameters.request(client, context.address().text());
      return grant(parameters, client, context.oauth().refresh(request, token), Optional.of(token));
    } catch (LookupException e) {
      Explanation explained = Explanation.of(e);
      throw e.reason().equals(Reason.REFUSED)
          ? explained.why().because(explained.text())
          : new LookupException(e.reason(), explained.text(), e);
    }
  }

  /**
   * Says that the user has to end it at Microsoft's: there is no revocation endpoint.
   *
   * <p>Returns normally where the grant holds no token.
   */
  @Override
  public void revoke(Grant grant, SignInContext context) throws LookupException {
    Parameters parameters = Parameters.of(grant.version(), grant.parameters());
    boolean live =
        grant.secrets().containsKey(Grant.REFRESH_TOKEN)
            || grant.secrets().containsKey(Grant.ACCESS_TOKEN);
    if (live) {
      throw new LookupException(
          Reason.REFUSED,
          parameters.authority().issuer()
              + " has no way to revoke a grant: remove the program's consent at"
              + " https://myapps.microsoft.com or https://account.live.com/consent/Manage");
    }
  }

  /** Returns the grant of these tokens; a refresh token that came replaces the one before. */
  static Grant grant(
      Parameters parameters, OAuth.Client client, OAuth.Tokens tokens, Optional<String> before) {
    Map<String, String> secrets = new TreeMap<>();
    secrets.put(Grant.ACCESS_TOKEN, tokens.access());
    tokens.refresh().or(() -> before).ifPresent(t -> secrets.put(Grant.REFRESH_TOKEN, t));
    client.secret().ifPresent(secret -> secrets.put(CLIENT_SECRET, secret));
    Parameters stored = parameters.with(Parameters.CLIENT, client.id());
    if (!tokens.scopes().isEmpty()) {
      stored = stored.with(GRANTED, String.join(" ", new TreeSet<>(tokens.scopes())));
    }
    Grant grant = Grant.of(ID, Parameters.VERSION, stored.toMap(), secrets);
    return tokens.expires().map(grant::withExpiry).orElse(grant);
  }

  private static OAuth.Client client(Parameters parameters, Grant grant) throws LookupException {
    OAuth.Client client =
        OAuth.Client.of(
            parameters
                .get(Parameters.CLIENT)
                .orElseThrow(() -> new LookupException(Reason.REFUSED, "msgraph: no client id")));
    String secret = grant.secrets().get(CLIENT_SECRET);
    return secret == null ? client : client.withSecret(secret);
  }
}
