package org.mailscout.strategy.autoconfig;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of a PACC document, as a TXT record has it: {@code v=UAAC1; a=sha256; d=…}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-pacc/">the draft,
 *     §5.2.2.2</a>
 */
final class PaccDigest {

  private static final Pattern TAG =
      Pattern.compile("[ \t]*([A-Za-z][A-Za-z0-9_]*)[ \t]*=[ \t]*([!-:<-~]*)[ \t]*");
  private static final int LONGEST = 4_096;
  private static final int BYTES = 32;

  private PaccDigest() {}

  /** Returns whether the record is one and its digest is that of the body, byte for byte. */
  static boolean matches(String record, byte[] body) {
    return parse(record).filter(digest -> MessageDigest.isEqual(digest, sha256(body))).isPresent();
  }

  private static Optional<byte[]> parse(String record) {
    Map<String, String> tags = new HashMap<>();
    String text = record.stripTrailing();
    String list = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    if (list.length() > LONGEST) {
      return Optional.empty();
    }
    for (String part : list.split(";", -1)) {
      Matcher tag = TAG.matcher(part);
      if (!tag.matches() || isRepeated(tags, tag.group(1), tag.group(2))) {
        return Optional.empty();
      }
    }
    boolean ours = "UAAC1".equals(tags.get("v")) && "sha256".equals(tags.get("a"));
    return ours ? decode(tags.getOrDefault("d", "")) : Optional.empty();
  }

  // Only the tags that count make a record invalid when they are repeated.
  private static boolean isRepeated(Map<String, String> tags, String name, String value) {
    return tags.putIfAbsent(name, value) != null && "vad".contains(name) && name.length() == 1;
  }

  private static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64)).filter(d -> d.length == BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
