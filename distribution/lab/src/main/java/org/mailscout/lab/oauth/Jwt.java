package org.mailscout.lab.oauth;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mailscout.lab.json.Json;

/** Signs JSON web tokens (RFC 7519). The keys are made once in a process. */
public final class Jwt {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** Making keys takes time, and most labs sign nothing. */
  private static final class Keys {
    private static final KeyPair PUBLISHED = make();
    private static final KeyPair OTHER = make();
  }

  private Jwt() {}

  /** Returns the claims signed with the published key (RS256). */
  public static String signed(Map<String, Object> claims) {
    return rs256(claims, Keys.PUBLISHED);
  }

  /** Returns the claims signed with another key, under the published one's name. */
  public static String signedByAnother(Map<String, Object> claims) {
    return rs256(claims, Keys.OTHER);
  }

  /** Returns the claims without a signature. */
  public static String unsigned(Map<String, Object> claims) {
    return part(Map.of("alg", "none")) + "." + part(claims) + ".";
  }

  /** Returns the claims signed with the published key's text as if that were a secret (HS256). */
  public static String signedByPublicKey(Map<String, Object> claims) {
    String input = part(Map.of("alg", "HS256", "kid", kid(Keys.PUBLISHED))) + "." + part(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Keys.PUBLISHED.getPublic().getEncoded(), "HmacSHA256"));
      return input + "." + BASE64.encodeToString(mac.doFinal(bytes(input)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC", e);
    }
  }

  /** Returns the public key that verifies, as a JSON web key (RFC 7517). */
  public static Map<String, Object> publicKey() {
    RSAPublicKey key = (RSAPublicKey) Keys.PUBLISHED.getPublic();
    return Map.of(
        "kty",
        "RSA",
        "use",
        "sig",
        "alg",
        "RS256",
        "kid",
        kid(Keys.PUBLISHED),
        "n",
        number(key.getModulus()),
        "e",
        number(key.getPublicExponent()));
  }

  private static String rs256(Map<String, Object> claims, KeyPair with) {
    Map<String, String> header = Map.of("alg", "RS256", "typ", "JWT", "kid", kid(Keys.PUBLISHED));
    String input = part(header) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(with.getPrivate());
      signature.update(bytes(input));
      return input + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  private static String kid(KeyPair pair) {
    return number(((RSAPublicKey) pair.getPublic()).getModulus()).substring(0, 16);
  }

  private static String part(Map<String, ?> members) {
    return BASE64.encodeToString(bytes(Json.write(members)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // RFC 7518 §2: without the byte that only carries the sign.
  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static KeyPair make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }
}
