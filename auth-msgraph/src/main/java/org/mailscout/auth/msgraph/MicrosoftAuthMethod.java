package org.mailscout.auth.msgraph;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
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
import org.mailscout.api.discovery.OptionKey;

/**
 * Signs in to Microsoft 365 and Outlook.com, in the cloud that the settings are of.
 *
 * <p>Makes its offer from the settings alone and asks nobody. A token is for one resource: Graph,
 * or IMAP, POP3 and submission; settings of both kinds get an offer each. One sign-in redeems its
 * refresh token for either, in two requests, and stores both. The caller brings the client id,
 * since Microsoft registers none by itself.
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow">
 *     Microsoft identity platform and the authorization code flow</a>
 */
public final class MicrosoftAuthMethod implements AuthMethod {

  static final AuthMethodId ID = AuthMethodId.of("msgraph");

  /** For {@link java.util.ServiceLoader}. */
  public MicrosoftAuthMethod() {}

  @Override
  public AuthMethodId id() {
    return ID;
  }

  @Override
  public List<OptionKey<?>> options() {
    return List.of(SharedMailbox.OPTION);
  }

  @Override
  public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context) {
    return MicrosoftOffers.of(candidate.settings());
  }

  @Override
  public SignIn begin(AuthOffer offer, SignInContext context) throws LookupException {
    Parameters stored = Parameters.of(offer.version(), offer.parameters());
    Parameters parameters =
        context
            .options()
            .get(SharedMailbox.OPTION)
            .map(mailbox -> stored.with(Parameters.USERNAME, mailbox.text()))
            .orElse(stored);
    return new OAuthSignIn(context, new MicrosoftPlan(parameters, context));
  }

  @Override
  public Grant refresh(Grant grant, SignInContext context)
      throws LookupException, InterruptedException {
    Parameters parameters = Parameters.of(grant.version(), grant.parameters());
    String token =
        Optional.ofNullable(grant.secrets().get(Grant.REFRESH_TOKEN))
            .orElseThrow(() -> new LookupException(Reason.REFUSED, "msgraph: no refresh token"));
    OAuth.Client client = MicrosoftGrants.client(parameters, grant);
    try {
      OAuth.Request request = parameters.request(client, context.address().text());
      OAuth.Tokens tokens = context.oauth().refresh(request, token);
      Grant renewed = MicrosoftGrants.of(parameters, client, tokens, Optional.of(token));
      return renewOther(renewed, client, context);
    } catch (LookupException e) {
      Explanation explained = Explanation.of(e);
      throw e.reason().equals(Reason.REFUSED)
          ? explained.why().because(explained.text())
          : new LookupException(e.reason(), explained.text(), e);
    }
  }

  /** Redeems the refresh token once more, for the other resource, where the grant had its token. */
  private static Grant renewOther(Grant renewed, OAuth.Client client, SignInContext context)
      throws LookupException, InterruptedException {
    Parameters other = Parameters.of(renewed.version(), renewed.parameters()).other();
    String token = renewed.secrets().get(Grant.REFRESH_TOKEN);
    if (token == null || other.get(MicrosoftGrants.BOTH).isEmpty()) {
      return renewed;
    }
    OAuth.Request request = other.request(client, context.address().text());
    try {
      return MicrosoftGrants.withOther(renewed, other, context.oauth().refresh(request, token));
    } catch (LookupException e) {
      // The grant's own token is new and must not be lost; the other's is asked for next time.
      return renewed;
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
}
