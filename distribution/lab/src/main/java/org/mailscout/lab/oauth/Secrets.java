package org.mailscout.lab.oauth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes what nobody can guess, and remembers it, so that a test can look where it was left. */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  // RFC 8628 §6.1: letters that nobody mistakes for others, and no vowels.
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

  private final Set<String> made = ConcurrentHashMap.newKeySet();

  /** Returns a new one, which begins with what it is. */
  public String next(String kind) {
    String secret = id(kind);
    made.add(secret);
    return secret;
  }

  /** Returns a new name for something, which is no secret and is not remembered. */
  public static String id(String kind) {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return kind + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns a new code for people to type; it is no secret. */
  static String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      code.append(i == 4 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** Returns all that were made. */
  public Set<String> made() {
    return Set.copyOf(made);
  }
}
