package org.mailscout.lab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access and refresh tokens. */
public final class Tokens {

  private final LabClock clock;
  private final Secrets secrets;
  private final boolean rotating;
  private final Map<String, Access> access = new HashMap<>();
  private final Map<String, Family> refresh = new HashMap<>();

  /** An access token's meaning. */
  public record Access(Family family, List<String> scopes, String audience, Instant ends) {

    /** Copies the scopes. */
    public Access {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * Creates a store.
   *
   * @param rotating whether a refresh token is good once
   */
  public Tokens(LabClock clock, Secrets secrets, boolean rotating) {
    this.clock = clock;
    this.secrets = secrets;
    this.rotating = rotating;
  }

  /** Returns a family without tokens. */
  public Family family(Consent consent) {
    return new Family(consent);
  }

  /** Returns a new access token. */
  public synchronized String access(
      Family family, List<String> scopes, String audience, Duration life) {
    String token = secrets.next("access");
    access.put(token, new Access(family, scopes, audience, clock.instant().plus(life)));
    return token;
  }

  /** Returns a new refresh token, the family's newest. */
  public synchronized String refresh(Family family) {
    String token = secrets.next("refresh");
    refresh.put(token, family);
    family.renewed(token);
    return token;
  }

  /** A refresh token in use: its family, and the one that takes its place. */
  public record Renewal(Family family, String next) {}

  /**
   * Takes a refresh token, and gives the next one.
   *
   * @throws OAuthRefusal if it is none of this client's, or dead; where it was used before, its
   *     whole family dies, since somebody else has it as well (RFC 9700 §4.14.2)
   */
  public synchronized Renewal renew(String client, String token) throws OAuthRefusal {
    Family family = refresh.get(token);
    if (family == null || family.isRevoked() || !family.consent().client().equals(client)) {
      throw new OAuthRefusal("invalid_grant", "the refresh token is unknown or revoked");
    }
    if (rotating && !family.isNewest(token)) {
      family.revoke();
      throw new OAuthRefusal("invalid_grant", "the refresh token was used before");
    }
    return new Renewal(family, refresh(family));
  }

  /** Returns what an access token means, if it is alive. */
  public synchronized Optional<Access> find(String token) {
    return Optional.ofNullable(access.get(token))
        .filter(known -> !known.family().isRevoked())
        .filter(known -> known.ends().isAfter(clock.instant()));
  }

  /** Returns the family of a refresh token that is alive. */
  public synchronized Optional<Family> findRefresh(String token) {
    return Optional.ofNullable(refresh.get(token))
        .filter(family -> !family.isRevoked() && (!rotating || family.isNewest(token)));
  }

  /** Revokes all tokens of the one's family; nothing happens where it is none. */
  public synchronized void revoke(String token) {
    Optional.ofNullable(access.get(token)).map(Access::family).ifPresent(Family::revoke);
    Optional.ofNullable(refresh.get(token)).ifPresent(Family::revoke);
  }

  /** Revokes all tokens of a user. */
  public synchronized void revokeAllOf(String user) {
    access.values().stream()
        .map(Access::family)
        .filter(family -> family.consent().user().equals(user))
        .forEach(Family::revoke);
  }
}
