package org.mailscout.lab.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.oauth.Consent;
import org.mailscout.lab.oauth.Jwt;
import org.mailscout.lab.oauth.LabClock;

/** Says who has signed in, signed (OpenID Connect Core 1.0 §2). */
final class IdTokens {

  private static final Duration LIFE = Duration.ofHours(1);

  private final String issuer;
  private final LabClock clock;
  private final Faults faults;

  IdTokens(String issuer, LabClock clock, Faults faults) {
    this.issuer = issuer;
    this.clock = clock;
    this.faults = faults;
  }

  String of(Consent consent) {
    Map<String, Object> claims = claims(consent);
    if (faults.has(OpenIdFault.ID_TOKEN_UNSIGNED)) {
      return Jwt.unsigned(claims);
    }
    if (faults.has(OpenIdFault.ID_TOKEN_BY_PUBLIC_KEY)) {
      return Jwt.signedByPublicKey(claims);
    }
    return faults.has(OpenIdFault.ID_TOKEN_OTHER_KEY)
        ? Jwt.signedByAnother(claims)
        : Jwt.signed(claims);
  }

  private Map<String, Object> claims(Consent consent) {
    Instant now = clock.instant();
    if (faults.has(OpenIdFault.ID_TOKEN_EXPIRED)) {
      now = now.minus(LIFE.multipliedBy(24));
    }
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put(
        "iss", either(OpenIdFault.ID_TOKEN_OTHER_ISSUER, "https://id.stranger.example", issuer));
    claims.put("aud", either(OpenIdFault.ID_TOKEN_OTHER_AUDIENCE, "stranger", consent.client()));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFE).getEpochSecond());
    if (!consent.nonce().isEmpty()) {
      claims.put("nonce", either(OpenIdFault.ID_TOKEN_OTHER_NONCE, "stranger", consent.nonce()));
    }
    claims.putAll(user(consent));
    return claims;
  }

  /** Returns what the scopes let a client know of the user. */
  Map<String, Object> user(Consent consent) {
    Map<String, Object> claims = new LinkedHashMap<>();
    String user =
        either(OpenIdFault.ID_TOKEN_OTHER_ADDRESS, "other@stranger.example", consent.user());
    claims.put("sub", Integer.toHexString(user.hashCode()));
    if (consent.scopes().contains("email")) {
      claims.put("email", user);
      claims.put("email_verified", true);
    }
    return claims;
  }

  LabResponse keys() {
    List<Map<String, Object>> keys = new ArrayList<>();
    if (faults.has(OpenIdFault.THOUSAND_KEYS)) {
      for (int i = 1; i < 1_000; i++) {
        Map<String, Object> other = new LinkedHashMap<>(Jwt.publicKey());
        other.put("kid", "other-" + i);
        keys.add(other);
      }
    }
    keys.add(Jwt.publicKey());
    return LabResponse.json(Json.write(Map.of("keys", keys)));
  }

  private String either(OpenIdFault fault, String wrong, String right) {
    return faults.has(fault) ? wrong : right;
  }
}
