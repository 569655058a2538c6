package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * A secret that signs in to a service: a password or an access token.
 *
 * <p>Never shown by {@link #toString()}, compared by identity, and wiped by {@link #close()}. Not
 * safe for use by several threads while it is closed.
 */
public final class Credential implements AutoCloseable {

  private final Kind kind;
  private final String username;
  private final char[] secret;

  /** What the secret is. */
  public enum Kind {
    /** A password, or a provider's app password. */
    PASSWORD,
    /** An access token of type Bearer, RFC 6750. */
    BEARER
  }

  private Credential(Kind kind, String username, char[] secret) {
    this.kind = kind;
    this.username = requireNonNull(username, "username");
    this.secret = secret.clone();
  }

  /** Returns a password; the array is copied and stays the caller's to wipe. */
  public static Credential password(String username, char[] secret) {
    return new Credential(Kind.PASSWORD, username, secret);
  }

  /** Returns an access token; the array is copied and stays the caller's to wipe. */
  public static Credential bearer(String username, char[] token) {
    return new Credential(Kind.BEARER, username, token);
  }

  /** Returns what the secret is. */
  public Kind kind() {
    return kind;
  }

  /** Returns the user name that it belongs to. */
  public String username() {
    return username;
  }

  /** Returns a copy of the secret, which the caller wipes; zeros after {@link #close()}. */
  public char[] secret() {
    return secret.clone();
  }

  /** Wipes the secret. */
  @Override
  public void close() {
    Arrays.fill(secret, '\0');
  }

  @Override
  public String toString() {
    return "Credential[redacted]";
  }
}
