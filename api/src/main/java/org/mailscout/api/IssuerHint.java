package org.mailscout.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a source says of the authorization server: at least its issuer, at best all that a sign-in
 * needs.
 *
 * <p>The issuer is kept as it was published, since it is compared byte for byte; autoconfig files
 * name a bare host.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 §2</a>
 */
public final class IssuerHint {

  private final String issuer;
  private final List<String> scopes;
  private final Optional<Url> authorization;
  private final Optional<Url> token;

  private IssuerHint(
      String issuer, List<String> scopes, Optional<Url> authorization, Optional<Url> token) {
    this.issuer = issuer;
    this.scopes = scopes;
    this.authorization = authorization;
    this.token = token;
  }

  /**
   * Returns a hint that names the issuer alone.
   *
   * @param issuer a URL or a bare host, as published
   * @throws IllegalArgumentException if it is blank or longer than 2,000 characters
   */
  public static IssuerHint of(String issuer) {
    requireNonNull(issuer, "issuer");
    if (issuer.isBlank() || issuer.length() > 2_000) {
      throw new IllegalArgumentException("not an issuer: " + Quoted.of(issuer));
    }
    return new IssuerHint(issuer, List.of(), Optional.empty(), Optional.empty());
  }

  /** Returns a copy with these scopes, in their published order. */
  public IssuerHint withScopes(List<String> published) {
    return new IssuerHint(issuer, List.copyOf(published), authorization, token);
  }

  /** Returns a copy with these endpoints. */
  public IssuerHint withEndpoints(Url authorizationEndpoint, Url tokenEndpoint) {
    return new IssuerHint(
        issuer, scopes, Optional.of(authorizationEndpoint), Optional.of(tokenEndpoint));
  }

  /** Returns the issuer as published. */
  public String issuer() {
    return issuer;
  }

  /** Returns the scopes published beside it; empty where none were. */
  public List<String> scopes() {
    return scopes;
  }

  /** Returns the authorization endpoint published beside it. */
  public Optional<Url> authorizationEndpoint() {
    return authorization;
  }

  /** Returns the token endpoint published beside it. */
  public Optional<Url> tokenEndpoint() {
    return token;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssuerHint that
        && issuer.equals(that.issuer)
        && scopes.equals(that.scopes)
        && authorization.equals(that.authorization)
        && token.equals(that.token);
  }

  @Override
  public int hashCode() {
    return Objects.hash(issuer, scopes, authorization, token);
  }

  @Override
  public String toString() {
    return issuer;
  }
}
