package org.mailscout.lab;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. */
final class Scram {

  private static final int ITERATIONS = 4096;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FIRST = Pattern.compile("[ny],[^,]*,(n=([^,]*),r=([^,]+))");
  private static final Pattern LAST = Pattern.compile("(c=[^,]+,r=([^,]+)),p=([^,]+)");

  private final String user;
  private final String clientFirst;
  private final String nonce;
  private final byte[] salt = new byte[16];

  private Scram(String user, String clientFirst, String clientNonce) {
    this.user = user;
    this.clientFirst = clientFirst;
    byte[] own = new byte[18];
    RANDOM.nextBytes(own);
    RANDOM.nextBytes(salt);
    this.nonce = clientNonce + Base64.getEncoder().encodeToString(own);
  }

  /** Returns the exchange that a client's first message begins. */
  static Optional<Scram> begin(String message) {
    Matcher first = FIRST.matcher(message);
    return first.matches()
        ? Optional.of(
            new Scram(
                first.group(2).replace("=2C", ",").replace("=3D", "="),
                first.group(1),
                first.group(3)))
        : Optional.empty();
  }

  String user() {
    return user;
  }

  String serverFirst() {
    return "r=" + nonce + ",s=" + base64(salt) + ",i=" + ITERATIONS;
  }

  /** Returns the server's last message where the client's proves the password. */
  Optional<String> finish(String message, String password) {
    Matcher last = LAST.matcher(message);
    if (!last.matches() || !last.group(2).equals(nonce)) {
      return Optional.empty();
    }
    try {
      PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256);
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
      byte[] clientKey = hmac(salted, "Client Key");
      String all = clientFirst + "," + serverFirst() + "," + last.group(1);
      byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), all);
      byte[] proof = new byte[signature.length];
      for (int i = 0; i < proof.length; i++) {
        proof[i] = (byte) (signature[i] ^ clientKey[i]);
      }
      return last.group(3).equals(base64(proof))
          ? Optional.of("v=" + base64(hmac(hmac(salted, "Server Key"), all)))
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC and PBKDF2", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
