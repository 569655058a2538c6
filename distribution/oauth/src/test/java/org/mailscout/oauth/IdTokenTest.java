package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.lab.LabResponse;

/** Rows A74 and A83 of the attacks: whose identity an issuer says it is. */
final class IdTokenTest {

  private final TestIssuer issuer = new TestIssuer();
  private final Adapters adapters = new Adapters(issuer.lab);

  @AfterEach
  void close() {
    adapters.close();
    issuer.close();
  }

  @Test
  void namesTheAddressOfAGoodToken() throws Exception {
    assertThat(tokens(TestIssuer.signed(TestIssuer.claims("").build())).email())
        .contains("jane@example.com");
  }

  @Test
  void refusesAnUnsignedToken() {
    refuses(new PlainJWT(TestIssuer.claims("").build()).serialize());
  }

  @Test
  void refusesATokenWhoseSignatureWasCutOff() throws Exception {
    String good = TestIssuer.signed(TestIssuer.claims("").build());

    refuses(good.substring(0, good.lastIndexOf('.') + 1));
  }

  @Test
  void refusesASharedSecretAsKey() throws Exception {
    SignedJWT token =
        new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), TestIssuer.claims("").build());
    token.sign(new MACSigner("0123456789abcdef0123456789abcdef"));

    refuses(token.serialize());
  }

  @Test
  void refusesAnEncryptedTokenBeforeItCostsAnything() throws Exception {
    JWEObject token =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.PBES2_HS256_A128KW, EncryptionMethod.A128GCM),
            new Payload("{}"));
    token.encrypt(new PasswordBasedEncrypter("password", 8, 1000));

    refuses(token.serialize());
  }

  @Test
  void refusesAnotherKey() throws Exception {
    refuses(
        TestIssuer.signed(
            TestIssuer.claims("").build(), new RSAKeyGenerator(2048).keyID("k1").generate()));
  }

  @Test
  void refusesATokenForAnotherOfAnotherOrOfBefore() throws Exception {
    Date past = Date.from(Instant.now().minusSeconds(600));

    refuses(TestIssuer.signed(TestIssuer.claims("").audience("client-2").build()));
    refuses(
        TestIssuer.signed(TestIssuer.claims("").audience(List.of("client-1", "client-2")).build()));
    refuses(TestIssuer.signed(TestIssuer.claims("").issuer("https://evil.example").build()));
    refuses(TestIssuer.signed(TestIssuer.claims("").expirationTime(past).build()));
    refuses(TestIssuer.signed(new JWTClaimsSet.Builder().issuer(TestIssuer.ISSUER).build()));
  }

  @Test
  void refusesAnotherNonce() throws Exception {
    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      String token = TestIssuer.signed(TestIssuer.claims("of-another-sign-in").build());
      issuer.always("/token", TestIssuer.tokens(",\"id_token\":\"" + token + "\""));
      new TestBrowser(flow.page()).bringCode();

      LookupException refused = catchThrowableOfType(LookupException.class, flow::await);
      assertThat(Refusal.of(refused)).isEqualTo(Refusal.NOT_OURS);
    }
  }

  @Test
  void refusesMoreKeysThan64AndKeysThatAreNone() throws Exception {
    String token = TestIssuer.signed(TestIssuer.claims("").build());
    String key = "{\"kty\":\"oct\",\"k\":\"AAAA\"}";

    issuer.always("/keys", LabResponse.json("{\"keys\":[" + key + ("," + key).repeat(64) + "]}"));
    assertThat(refused(token).reason()).isEqualTo(Reason.TOO_LARGE);
    issuer.always("/keys", LabResponse.json("{\"keys\":[],\"keys\":[]}"));
    assertThat(refused(token).reason()).isEqualTo(Reason.MALFORMED);
    issuer.always("/keys", LabResponse.json("{\"keys\":[" + key + "]}"));
    assertThat(Refusal.of(refused(token))).isEqualTo(Refusal.NOT_OURS);
  }

  @Test
  void takesATenantsIssuerWhereTheTemplateHasOne() throws Exception {
    OAuth.Server ours = issuer.server();
    OAuth.Server server =
        new OAuth.Server(
            "https://id.example.com/common",
            ours.authorization(),
            ours.token(),
            ours.registration(),
            ours.device(),
            ours.revocation(),
            ours.keys(),
            false,
            Optional.of("https://id.example.com/{tenantid}"));
    String tenant = "https://id.example.com/9188040d-6c67-4c5b-b112-36a304b66dad";
    String good = TestIssuer.signed(TestIssuer.claims("").issuer(tenant).build());
    String bad = TestIssuer.signed(TestIssuer.claims("").issuer(tenant + "/x").build());

    answer(good);
    assertThat(adapters.oauth().refresh(TestIssuer.request(server), "rt").email()).isPresent();
    answer(bad);
    assertThat(
            catchThrowableOfType(
                LookupException.class,
                () -> adapters.oauth().refresh(TestIssuer.request(server), "rt")))
        .isNotNull();
  }

  @Test
  void checksTheClaimsWhereAnIssuerPublishesNoKeys() throws Exception {
    OAuth.Server ours = issuer.server();
    OAuth.Server keyless =
        new OAuth.Server(
            ours.issuer(),
            ours.authorization(),
            ours.token(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());

    answer(TestIssuer.signed(TestIssuer.claims("").build()));
    assertThat(adapters.oauth().refresh(TestIssuer.request(keyless), "rt").email()).isPresent();
    answer(TestIssuer.signed(TestIssuer.claims("").audience("other").build()));
    assertThat(
            catchThrowableOfType(
                LookupException.class,
                () -> adapters.oauth().refresh(TestIssuer.request(keyless), "rt")))
        .isNotNull();
  }

  private void answer(String idToken) {
    issuer.always("/token", TestIssuer.tokens(",\"id_token\":\"" + idToken + "\""));
  }

  private OAuth.Tokens tokens(String idToken) throws Exception {
    answer(idToken);
    return adapters.oauth().refresh(issuer.request(), "rt");
  }

  private LookupException refused(String idToken) {
    return catchThrowableOfType(LookupException.class, () -> tokens(idToken));
  }

  private void refuses(String idToken) {
    LookupException refused = refused(idToken);

    assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
    assertThat(Refusal.of(refused)).isEqualTo(Refusal.NOT_OURS);
    assertThat(refused.getMessage()).doesNotContain(idToken);
  }
}
