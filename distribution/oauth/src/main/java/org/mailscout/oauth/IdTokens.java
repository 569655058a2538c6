package org.mailscout.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth.Request;
import org.mailscout.api.auth.Refusal;

/**
 * Checks ID tokens: signed by a key of the issuer's, for us, in answer to our request.
 *
 * <p>Where an issuer publishes no keys, the token came straight from its token endpoint, whose TLS
 * stands for the signature; an unsigned one is refused all the same.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID
 *     Connect Core §3.1.3.7</a>
 */
final class IdTokens {

  // None of a shared secret: a public client has none, and the issuer's key is no secret.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final int LONGEST = 16 * 1024;
  private static final int MOST_KEYS = 64;
  private static final int SKEW_SECONDS = 60;

  private final Wire wire;

  IdTokens(Wire wire) {
    this.wire = wire;
  }

  /** Returns the address that a token names; empty where it names none. */
  Optional<String> email(Request request, String token, Optional<Nonce> nonce)
      throws LookupException, InterruptedException {
    SignedJWT parsed = parse(token);
    Issuer issuer = issuer(parsed, request);
    ClientID client = new ClientID(request.client().id());
    Optional<Url> keys = request.server().keys();
    try {
      if (keys.isPresent()) {
        return email(
            validator(issuer, client, keys.get()).validate(parsed, nonce.orElse(null)), client);
      }
      IDTokenClaimsVerifier verifier =
          new IDTokenClaimsVerifier(issuer, client, nonce.orElse(null), SKEW_SECONDS);
      verifier.verify(parsed.getJWTClaimsSet(), null);
      return email(new IDTokenClaimsSet(parsed.getJWTClaimsSet()), client);
    } catch (BadJOSEException | JOSEException e) {
      throw notOurs(String.valueOf(e.getMessage()));
    } catch (ParseException | com.nimbusds.oauth2.sdk.ParseException e) {
      throw notOurs("its claims cannot be read");
    }
  }

  private static Optional<String> email(IDTokenClaimsSet claims, ClientID client)
      throws LookupException {
    // OpenID Connect Core §3.1.3.7: no audience that we do not trust, unless it is made for us.
    boolean forUs =
        claims.getAudience().size() == 1
            || (claims.getAuthorizedParty() != null
                && claims.getAuthorizedParty().getValue().equals(client.getValue()));
    if (!forUs) {
      throw notOurs("it is for others, too");
    }
    return Optional.ofNullable(claims.getStringClaim("email")).map(Shown::words);
  }

  private IDTokenValidator validator(Issuer issuer, ClientID client, Url keys)
      throws LookupException, InterruptedException {
    IDTokenValidator validator =
        new IDTokenValidator(
            issuer,
            client,
            new JWSVerificationKeySelector<SecurityContext>(
                ALGORITHMS, new ImmutableJWKSet<>(keys(keys))),
            null);
    validator.setMaxClockSkew(SKEW_SECONDS);
    return validator;
  }

  // A strict pass over the header and the claims first: the SDK takes the last of two issuers.
  private static SignedJWT parse(String token) throws LookupException {
    String[] parts = token.split("\\.", -1);
    if (token.length() > LONGEST || parts.length != 3 || parts[2].isEmpty()) {
      throw notOurs("it is not signed");
    }
    try {
      Document.read(decoded(parts[0]), "ID token");
      Document.read(decoded(parts[1]), "ID token");
      SignedJWT parsed = SignedJWT.parse(token);
      if (!ALGORITHMS.contains(parsed.getHeader().getAlgorithm())) {
        throw notOurs(
            "it is signed by " + Shown.words(parsed.getHeader().getAlgorithm().getName()));
      }
      return parsed;
    } catch (ParseException e) {
      throw notOurs("it cannot be read");
    }
  }

  private static byte[] decoded(String part) {
    return new com.nimbusds.jose.util.Base64URL(part).decode();
  }

  private static Issuer issuer(SignedJWT token, Request request) throws LookupException {
    Optional<String> template = request.server().tokenIssuer();
    if (template.isEmpty()) {
      return new Issuer(request.server().issuer());
    }
    try {
      String named = String.valueOf(token.getJWTClaimsSet().getIssuer());
      if (IssuerTemplate.fits(template.get(), named)) {
        return new Issuer(named);
      }
    } catch (ParseException e) {
      throw notOurs("its claims cannot be read");
    }
    throw notOurs("it is of another issuer");
  }

  private JWKSet keys(Url url) throws LookupException, InterruptedException {
    Endpoints.of(url, "jwks_uri");
    Wire.Answer answer = wire.get(url);
    if (answer.status() != 200) {
      throw answer.trouble();
    }
    Document json = Document.read(answer.body(), url.origin() + " keys");
    if (json.objects("keys").size() > MOST_KEYS) {
      throw new LookupException(
          Reason.TOO_LARGE, url.origin() + ": more than " + MOST_KEYS + " keys");
    }
    try {
      return JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
    } catch (ParseException e) {
      throw json.malformed("keys");
    }
  }

  private static LookupException notOurs(String why) {
    return Refusal.NOT_OURS.because(
        "the identity that the issuer names is not proved: " + Shown.words(why));
  }
}
