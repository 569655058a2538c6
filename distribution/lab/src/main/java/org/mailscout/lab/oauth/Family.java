package org.mailscout.lab.oauth;

/** All tokens that came of one consent; they end together. */
public final class Family {

  private final Consent consent;
  private volatile String refreshToken = "";
  private volatile boolean revoked;

  Family(Consent consent) {
    this.consent = consent;
  }

  /** Returns what the user has allowed. */
  public Consent consent() {
    return consent;
  }

  boolean isNewest(String token) {
    return refreshToken.equals(token);
  }

  void renewed(String token) {
    refreshToken = token;
  }

  boolean isRevoked() {
    return revoked;
  }

  void revoke() {
    revoked = true;
  }
}
