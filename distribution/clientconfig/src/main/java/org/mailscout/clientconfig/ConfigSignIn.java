package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What the element {@code oAuth2} says of the authorization server.
 *
 * @param issuer a bare host or a URL, as published
 * @param scopes in the file's order
 * @param authorization the authorization endpoint
 * @param token the token endpoint
 * @param clientId the public client that the provider gives to everybody
 */
public record ConfigSignIn(
    Template issuer,
    List<String> scopes,
    Optional<Template> authorization,
    Optional<Template> token,
    Optional<String> clientId) {

  /** Copies the scopes. */
  public ConfigSignIn {
    requireNonNull(issuer, "issuer");
    requireNonNull(authorization, "authorization");
    requireNonNull(token, "token");
    requireNonNull(clientId, "clientId");
    scopes = List.copyOf(scopes);
  }
}
