package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a sign-in ended in: all that must be stored to use and renew it, by method id and version.
 *
 * <p>{@link #secrets()} are for the vault alone; {@link #toString()} never shows them.
 */
public final class Grant {

  /** The name of the access token among the secrets. */
  public static final String ACCESS_TOKEN = "access-token";

  /** The name of the refresh token among the secrets. */
  public static final String REFRESH_TOKEN = "refresh-token";

  private final AuthMethodId method;
  private final int version;
  private final Map<String, String> parameters;
  private final Map<String, String> secrets;
  private final Optional<Instant> expires;

  private Grant(
      AuthMethodId method,
      int version,
      Map<String, String> parameters,
      Map<String, String> secrets,
      Optional<Instant> expires) {
    this.method = requireNonNull(method, "method");
    this.version = version;
    this.parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    this.secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    this.expires = expires;
  }

  /**
   * Returns a grant that does not expire by itself.
   *
   * @param version of the meaning of parameters and secrets, from 1
   * @param parameters what is not secret: issuer, client id, scopes, resources, the user name
   * @param secrets tokens and client secrets
   */
  public static Grant of(
      AuthMethodId method,
      int version,
      Map<String, String> parameters,
      Map<String, String> secrets) {
    return new Grant(method, version, parameters, secrets, Optional.empty());
  }

  /** Returns a copy whose access token expires then. */
  public Grant withExpiry(Instant when) {
    return new Grant(method, version, parameters, secrets, Optional.of(when));
  }

  /** Returns the method that made it. */
  public AuthMethodId method() {
    return method;
  }

  /** Returns the version of the meaning of parameters and secrets. */
  public int version() {
    return version;
  }

  /** Returns what is not secret, sorted by name. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** Returns the secrets, sorted by name; for the vault and the method alone. */
  public Map<String, String> secrets() {
    return secrets;
  }

  /** Returns when the access token expires. */
  public Optional<Instant> expires() {
    return expires;
  }

  @Override
  public String toString() {
    return "Grant[" + method + ", redacted]";
  }
}
