package org.mailscout.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.Credential;

/**
 * SCRAM-SHA-256: the server learns no password, and proves that it knows ours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7677">RFC 7677</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5802">RFC 5802</a>
 */
final class ScramMechanism implements Mechanism {

  private static final String GS2_HEADER = "n,,";
  private static final int NONCE_BYTES = 24;
  private static final int KEY_BITS = 256;
  // RFC 7677 §4 wants 4096 at least; the most bounds what a server can make us compute.
  private static final int FEWEST_ITERATIONS = 4096;
  private static final int MOST_ITERATIONS = 1_000_000;

  private final Credential credential;
  private final String nonce;
  private byte[] serverSignature = {};
  private boolean proved;

  ScramMechanism(Credential credential) {
    this(credential, newNonce());
  }

  ScramMechanism(Credential credential, String nonce) {
    this.credential = credential;
    this.nonce = nonce;
  }

  private static String newNonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String name() {
    return "SCRAM-SHA-256";
  }

  @Override
  public byte[] initial() throws LookupException {
    return (GS2_HEADER + clientFirst()).getBytes(StandardCharsets.UTF_8);
  }

  private String clientFirst() throws LookupException {
    String user = SaslPrep.username(credential.username()).replace("=", "=3D").replace(",", "=2C");
    return "n=" + user + ",r=" + nonce;
  }

  @Override
  public byte[] answer(byte[] challenge) throws LookupException {
    String text = new String(challenge, StandardCharsets.UTF_8);
    Map<Character, String> fields = fields(text);
    if (fields.containsKey('e')) {
      throw malformed("error " + Shown.words(fields.getOrDefault('e', "")));
    }
    if (serverSignature.length > 0) {
      proved = MessageDigest.isEqual(serverSignature, decoded(fields, 'v'));
      return new byte[0];
    }
    return clientFinal(text, fields);
  }

  private byte[] clientFinal(String serverFirst, Map<Character, String> fields)
      throws LookupException {
    String both = fields.getOrDefault('r', "");
    if (!both.startsWith(nonce) || both.length() == nonce.length() || fields.containsKey('m')) {
      throw malformed("no nonce of its own");
    }
    String withoutProof =
        "c=" + encoded(GS2_HEADER.getBytes(StandardCharsets.UTF_8)) + ",r=" + both;
    String message = clientFirst() + "," + serverFirst + "," + withoutProof;
    try {
      byte[] salted = salted(decoded(fields, 's'), iterations(fields));
      byte[] clientKey = hmac(salted, "Client Key");
      byte[] stored = MessageDigest.getInstance("SHA-256").digest(clientKey);
      byte[] signature = hmac(stored, message);
      for (int i = 0; i < clientKey.length; i++) {
        clientKey[i] ^= signature[i];
      }
      serverSignature = hmac(hmac(salted, "Server Key"), message);
      Arrays.fill(salted, (byte) 0);
      return (withoutProof + ",p=" + encoded(clientKey)).getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is in every JDK", e);
    }
  }

  private byte[] salted(byte[] salt, int iterations)
      throws GeneralSecurityException, LookupException {
    char[] password = SaslPrep.password(credential.secret());
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } finally {
      spec.clearPassword();
      Arrays.fill(password, '\0');
    }
  }

  private static int iterations(Map<Character, String> fields) throws LookupException {
    String text = fields.getOrDefault('i', "");
    int iterations = text.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(text) : 0;
    if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
      throw malformed("an iteration count out of range");
    }
    return iterations;
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<Character, String> fields(String text) throws LookupException {
    Map<Character, String> fields = new HashMap<>();
    for (String field : text.split(",", -1)) {
      if (field.length() < 2
          || field.charAt(1) != '='
          || fields.put(field.charAt(0), field.substring(2)) != null) {
        throw malformed("a message that is none");
      }
    }
    return fields;
  }

  private static byte[] decoded(Map<Character, String> fields, char name) throws LookupException {
    try {
      byte[] bytes = Base64.getDecoder().decode(fields.getOrDefault(name, ""));
      if (bytes.length == 0) {
        throw malformed("no field " + name);
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw malformed("no field " + name);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns whether the server has proved that it knows the password. */
  @Override
  public boolean accepts() {
    return proved;
  }

  private static LookupException malformed(String what) {
    return new LookupException(Reason.MALFORMED, "SCRAM-SHA-256: " + what);
  }
}
