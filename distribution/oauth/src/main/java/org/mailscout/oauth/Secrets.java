package org.mailscout.oauth;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Handles secrets without a String of them, which nobody could wipe. */
final class Secrets {

  private Secrets() {}

  /** Returns text, secret and text in UTF-8, and wipes the secret. */
  static byte[] bytes(String before, char[] secret, String after) {
    char[] all = new char[before.length() + secret.length + after.length()];
    before.getChars(0, before.length(), all, 0);
    System.arraycopy(secret, 0, all, before.length(), secret.length);
    after.getChars(0, after.length(), all, before.length() + secret.length);
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(all));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    encoded.clear();
    encoded.put(new byte[encoded.capacity()]);
    Arrays.fill(all, '\0');
    Arrays.fill(secret, '\0');
    return bytes;
  }
}
