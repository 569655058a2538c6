package org.mailscout.vault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bytes of a vault: one line that says where its key is, a nonce, and AES-256-GCM over all else
 * with that line as associated data.
 */
final class SealedFile {

  static final int KEY = 32;

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int LONGEST_LINE = 128;
  private static final Pattern LINE =
      Pattern.compile("mailscout-vault 1 ([a-z][a-z-]{1,31}) ([0-9a-f-]{36})");

  private final String keychain;
  private final String name;
  private final byte[] sealed;

  private SealedFile(String keychain, String name, byte[] sealed) {
    this.keychain = keychain;
    this.name = name;
    this.sealed = sealed;
  }

  /** Returns the id of the keychain that holds the key. */
  String keychain() {
    return keychain;
  }

  /** Returns the key's name there. */
  String name() {
    return name;
  }

  /** Returns the parts of a file; empty if it is none of this version. */
  static Optional<SealedFile> parse(byte[] file) {
    int end = 0;
    while (end < Math.min(file.length, LONGEST_LINE) && file[end] != '\n') {
      end++;
    }
    Matcher line = LINE.matcher(new String(file, 0, end, StandardCharsets.US_ASCII));
    if (!line.matches() || file.length < end + 1 + NONCE + TAG_BITS / Byte.SIZE) {
      return Optional.empty();
    }
    byte[] sealed = Arrays.copyOfRange(file, end + 1, file.length);
    return Optional.of(new SealedFile(line.group(1), line.group(2), sealed));
  }

  /** Returns the whole file, with this text sealed in it. */
  static byte[] seal(String keychain, String name, byte[] plain, byte[] key) {
    byte[] nonce = new byte[NONCE];
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keychain, name, nonce, key).doFinal(plain);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(line(keychain, name));
      file.writeBytes(nonce);
      file.writeBytes(sealed);
      return file.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** Returns what is sealed, for the caller to wipe; empty if key or bytes are others. */
  Optional<byte[]> open(byte[] key) {
    if (key.length != KEY) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, keychain, name, nonce, key);
      return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, String keychain, String name, byte[] nonce, byte[] key)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(line(keychain, name));
    return cipher;
  }

  private static byte[] line(String keychain, String name) {
    return ("mailscout-vault 1 " + keychain + " " + name + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
