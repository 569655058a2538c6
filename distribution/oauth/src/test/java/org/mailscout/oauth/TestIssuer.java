package org.mailscout.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabScenario;

/** An authorization server that says what a test wants it to, over real TLS in a lab. */
final class TestIssuer implements AutoCloseable {

  static final String HOST = "id.example.com";
  static final String PRIVATE = "inside.example.com";
  static final String ISSUER = "https://" + HOST;

  private static final RSAKey KEY = key();

  final Lab lab;
  private final List<LabRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Function<LabRequest, LabResponse>>> answers =
      new ConcurrentHashMap<>();

  TestIssuer() {
    this(world -> {});
  }

  /** Starts it in a world of more than itself. */
  TestIssuer(LabScenario more) {
    lab = Lab.builder().site(HOST, this::answer).record(PRIVATE, "A", "10.0.0.1").add(more).start();
    always("/keys", LabResponse.json(new JWKSet(KEY.toPublicJWK()).toString()));
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("k1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private LabResponse answer(LabRequest request) {
    requests.add(request);
    Deque<Function<LabRequest, LabResponse>> due =
        answers.getOrDefault(request.path(), new ArrayDeque<>());
    synchronized (due) {
      Function<LabRequest, LabResponse> next = due.size() > 1 ? due.poll() : due.peek();
      return next == null ? LabResponse.status(404) : next.apply(request);
    }
  }

  /** Answers a path with these, one after the other, the last of them from then on. */
  TestIssuer always(String path, LabResponse... responses) {
    Deque<Function<LabRequest, LabResponse>> due = new ArrayDeque<>();
    for (LabResponse response : responses) {
      due.add(request -> response);
    }
    answers.put(path, due);
    return this;
  }

  TestIssuer computes(String path, Function<LabRequest, LabResponse> response) {
    answers.put(path, new ArrayDeque<>(List.of(response)));
    return this;
  }

  /** Returns what was asked of a path, oldest first. */
  List<LabRequest> asked(String path) {
    return requests.stream().filter(r -> r.path().equals(path)).toList();
  }

  static LabResponse error(int status, String code, String description) {
    return LabResponse.json(
            "{\"error\":\"" + code + "\",\"error_description\":\"" + description + "\"}")
        .withStatus(status);
  }

  OAuth.Server server() {
    return server(true);
  }

  OAuth.Server server(boolean answersWithIssuer) {
    return new OAuth.Server(
        ISSUER,
        url("/authorize"),
        url("/token"),
        Optional.of(url("/register")),
        Optional.of(url("/device")),
        Optional.of(url("/revoke")),
        Optional.of(url("/keys")),
        answersWithIssuer,
        Optional.empty());
  }

  static Url url(String path) {
    return Url.of(ISSUER + path);
  }

  OAuth.Request request() {
    return request(server());
  }

  static OAuth.Request request(OAuth.Server server) {
    return new OAuth.Request(
        server,
        OAuth.Client.of("client-1"),
        List.of("openid", "email", "offline_access"),
        List.of(),
        "jane@example.com",
        Map.of());
  }

  /** Returns the claims of a good ID token. */
  static JWTClaimsSet.Builder claims(String nonce) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("client-1")
            .subject("jane")
            .claim("email", "jane@example.com")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(600)));
    return nonce.isEmpty() ? claims : claims.claim("nonce", nonce);
  }

  static String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, KEY);
  }

  static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  /** Signs what is no good token, by the right key. */
  static String signed(String header, String claims) throws Exception {
    String signed =
        Base64URL.encode(header.getBytes(UTF_8)) + "." + Base64URL.encode(claims.getBytes(UTF_8));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(KEY.toPrivateKey());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + Base64URL.encode(signature.sign());
  }

  static LabResponse tokens(String more) {
    return LabResponse.json(
        "{\"access_token\":\"at-secret-1\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
            + "\"refresh_token\":\"rt-secret-1\""
            + more
            + "}");
  }

  @Override
  public void close() {
    lab.close();
  }
}
