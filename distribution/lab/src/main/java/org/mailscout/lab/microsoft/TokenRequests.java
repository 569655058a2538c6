package org.mailscout.lab.microsoft;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.oauth.Consent;
import org.mailscout.lab.oauth.Devices;
import org.mailscout.lab.oauth.Family;
import org.mailscout.lab.oauth.Jwt;
import org.mailscout.lab.oauth.OAuthRefusal;
import org.mailscout.lab.oauth.Replies;
import org.mailscout.lab.oauth.Tokens;
import org.mailscout.lab.oauth.Wanted;

/** Gives tokens in one cloud, each for one resource. */
final class TokenRequests {

  private static final Duration LIFE = Duration.ofSeconds(3599);
  private static final Duration SHORT_LIFE = Duration.ofSeconds(60);
  private static final Duration DEVICE_LIFE = Duration.ofMinutes(15);
  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String OTHER_TENANT = "0d1e2f3a-4b5c-4d6e-8f70-8192a3b4c5d6";

  private final MicrosoftCloud cloud;
  private final State state;

  TokenRequests(MicrosoftCloud cloud, State state) {
    this.cloud = cloud;
    this.state = state;
  }

  LabResponse device(LabRequest request) throws AadError {
    Map<String, String> form = request.form();
    state.requireClient(form.getOrDefault("client_id", ""));
    List<String> scopes = Wanted.words(form.getOrDefault("scope", ""));
    Devices.Begun begun =
        state.devices.begin(form.getOrDefault("client_id", ""), scopes, DEVICE_LIFE);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("user_code", begun.code());
    answer.put("device_code", begun.handle());
    answer.put("verification_uri", LabMicrosoft.DEVICE_PAGE);
    answer.put("expires_in", DEVICE_LIFE.toSeconds());
    answer.put("interval", 5);
    answer.put("message", "Open " + LabMicrosoft.DEVICE_PAGE + " and enter " + begun.code());
    return Replies.json(answer);
  }

  LabResponse token(String authority, LabRequest request) throws AadError {
    Map<String, String> form = request.form();
    String client = form.getOrDefault("client_id", "");
    state.requireClient(client);
    List<String> asked = Wanted.words(form.getOrDefault("scope", ""));
    try {
      return switch (form.getOrDefault("grant_type", "")) {
        case "authorization_code" ->
            issue(
                authority,
                state.codes.redeem(
                    client,
                    form.getOrDefault("code", ""),
                    form.getOrDefault("redirect_uri", ""),
                    form.getOrDefault("code_verifier", "")),
                asked);
        case "refresh_token" -> renew(authority, client, form, asked);
        case DEVICE ->
            issue(
                authority,
                state.devices.redeem(client, form.getOrDefault("device_code", "")),
                asked);
        default -> throw new AadError(70003, "unsupported_grant_type", "It is not supported.");
      };
    } catch (OAuthRefusal e) {
      throw inItsWords(e);
    }
  }

  private LabResponse renew(
      String authority, String client, Map<String, String> form, List<String> asked)
      throws AadError, OAuthRefusal {
    // Scopes first: who asks for too much keeps its token.
    MicrosoftScopes.of(asked, cloud);
    Tokens.Renewal renewal = state.tokens.renew(client, form.getOrDefault("refresh_token", ""));
    return issue(authority, renewal.family(), asked);
  }

  private LabResponse issue(String authority, Family family, List<String> asked) throws AadError {
    Consent consent = family.consent();
    Tenant tenant = state.admit(consent.user(), authority, cloud);
    MicrosoftScopes scopes =
        asked.isEmpty()
            ? MicrosoftScopes.ofFirst(consent.scopes(), cloud)
            : MicrosoftScopes.of(asked, cloud);
    Duration life = state.faults.has(MicrosoftFault.SHORT_LIVED_TOKENS) ? SHORT_LIFE : LIFE;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("token_type", "Bearer");
    answer.put(
        "scope",
        String.join(" ", scopes.scopes().stream().filter(s -> s.contains("://")).toList()));
    answer.put("expires_in", life.toSeconds());
    answer.put("ext_expires_in", life.toSeconds());
    answer.put(
        "access_token", state.tokens.access(family, scopes.scopes(), scopes.audience(), life));
    if (consent.scopes().contains("offline_access")) {
      answer.put("refresh_token", state.tokens.refresh(family));
    }
    if (consent.scopes().contains("openid")) {
      answer.put("id_token", Jwt.signed(claims(consent, tenant)));
    }
    return Replies.json(answer);
  }

  private Map<String, Object> claims(Consent consent, Tenant tenant) {
    String user =
        state.faults.has(MicrosoftFault.ID_TOKEN_OTHER_ADDRESS)
            ? "other@" + tenant.domain()
            : consent.user();
    String id = state.faults.has(MicrosoftFault.ID_TOKEN_OTHER_TENANT) ? OTHER_TENANT : tenant.id();
    Instant now = state.clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("ver", "2.0");
    claims.put("iss", "https://" + cloud.login() + "/" + tenant.id() + "/v2.0");
    claims.put("aud", consent.client());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFE).getEpochSecond());
    claims.put("tid", id);
    claims.put("sub", Integer.toHexString(user.hashCode()));
    claims.put("preferred_username", user);
    claims.put("email", user);
    if (!consent.nonce().isEmpty()) {
      claims.put("nonce", consent.nonce());
    }
    return claims;
  }

  private static AadError inItsWords(OAuthRefusal refusal) {
    return switch (refusal.error()) {
      case "authorization_pending" ->
          new AadError(70016, refusal.error(), "OAuth 2.0 device flow error: pending.");
      case "expired_token" ->
          new AadError(70020, refusal.error(), "The provided value for device_code has expired.");
      case "access_denied" ->
          new AadError(65004, "authorization_declined", "User declined to consent.");
      default -> new AadError(70008, "invalid_grant", refusal.description());
    };
  }

  /** Returns who has been given this token for mail servers. */
  static Optional<String> mailUser(Tokens tokens, String token) {
    return tokens
        .find(token)
        .filter(access -> !access.audience().startsWith("https://graph."))
        .filter(access -> !access.audience().startsWith("https://microsoftgraph."))
        .map(access -> access.family().consent().user());
  }
}
