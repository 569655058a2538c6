package org.mailscout.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.OAuth.Client;
import org.mailscout.api.auth.OAuth.Request;
import org.mailscout.api.auth.OAuth.Tokens;

/**
 * Redeems codes and refresh tokens, and revokes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749 §5</a>
 */
final class TokenEndpoint {

  private final Wire wire;
  private final TokenReader reader;

  TokenEndpoint(Wire wire, TokenReader reader) {
    this.wire = wire;
    this.reader = reader;
  }

  // RFC 6749 §4.1.2: a code that comes twice ends what it was redeemed for, which nobody has where
  // the server said that it failed.
  Tokens redeem(Request request, CodeGrant.Code code) throws LookupException, InterruptedException {
    AuthorizationGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code.value()), code.redirect(), code.verifier());
    Wire.Answer answer = wire.repeatable(http(request, grant));
    return tokens(
        request,
        answer,
        Optional.of(code.nonce()),
        List.of(code.value(), code.verifier().getValue()));
  }

  // A server in trouble may have taken the token or not; whoever asks later can do no better.
  Tokens refresh(Request request, String token) throws LookupException, InterruptedException {
    AuthorizationGrant grant = new RefreshTokenGrant(new RefreshToken(token));
    // RFC 6749 §6: for these alone; an issuer of several resources gives a token for one of them.
    Wire.Answer answer = wire.repeatable(http(request, grant, request.scopes()));
    return tokens(request, answer, Optional.empty(), List.of(token));
  }

  /** Polls once with the handle of a device grant. */
  Wire.Answer poll(Request request, AuthorizationGrant grant)
      throws LookupException, InterruptedException {
    return wire.once(http(request, grant));
  }

  /** Reads an answer with tokens. */
  Tokens tokens(Request request, Wire.Answer answer, Optional<Nonce> nonce, Collection<String> sent)
      throws LookupException, InterruptedException {
    if (!answer.isSuccess()) {
      throw refused(request, answer, sent);
    }
    return reader.read(request, answer, nonce);
  }

  /** Returns what an error document means, without the secrets that were sent. */
  LookupException refused(Request request, Wire.Answer answer, Collection<String> sent) {
    List<String> secrets = new ArrayList<>(sent);
    request.client().secret().ifPresent(secrets::add);
    return OAuthErrors.of(answer, request.server().issuer(), secrets);
  }

  // RFC 7009 §2.1: the hint is a hint; a server looks among the others, too.
  void revoke(Request request, String token) throws LookupException, InterruptedException {
    URI endpoint =
        Endpoints.of(
            request.server().revocation(), "revocation_endpoint", request.server().issuer());
    Optional<ClientAuthentication> secret = authentication(request.client());
    RefreshToken revoked = new RefreshToken(token);
    TokenRevocationRequest sent =
        secret.isPresent()
            ? new TokenRevocationRequest(endpoint, secret.get(), revoked)
            : new TokenRevocationRequest(endpoint, id(request.client()), revoked);
    Wire.Answer answer = wire.repeatable(sent.toHTTPRequest());
    // RFC 7009 §2.2: a token that is dead already is revoked; some servers call it invalid.
    if (answer.status() / 100 != 2 && !OAuthErrors.code(answer).equals("invalid_token")) {
      throw refused(request, answer, List.of(token));
    }
  }

  private static HTTPRequest http(Request request, AuthorizationGrant grant)
      throws LookupException {
    return http(request, grant, List.of());
  }

  private static HTTPRequest http(Request request, AuthorizationGrant grant, List<String> scopes)
      throws LookupException {
    URI endpoint = Endpoints.of(request.server().token(), "token_endpoint");
    Optional<ClientAuthentication> secret = authentication(request.client());
    TokenRequest.Builder builder =
        secret.isPresent()
            ? new TokenRequest.Builder(endpoint, secret.get(), grant)
            : new TokenRequest.Builder(endpoint, id(request.client()), grant);
    if (!scopes.isEmpty()) {
      builder.scope(new Scope(scopes.toArray(String[]::new)));
    }
    return builder.build().toHTTPRequest();
  }

  /** Returns how a client with a secret shows it. */
  static Optional<ClientAuthentication> authentication(Client client) {
    return client.secret().map(secret -> new ClientSecretPost(id(client), new Secret(secret)));
  }

  static ClientID id(Client client) {
    return new ClientID(client.id());
  }
}
