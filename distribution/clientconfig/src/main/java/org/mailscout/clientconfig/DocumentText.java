package org.mailscout.clientconfig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.clientconfig.ClientConfigException.Kind;

/**
 * Decodes a document: UTF-8 with or without a byte order mark, ASCII, Latin-1, or UTF-16 with its
 * mark. The parsers' own guesses would take UTF-7, EBCDIC or UTF-32 as well.
 */
final class DocumentText {

  private static final Pattern DECLARATION =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final int LONGEST_DECLARATION = 200;
  private static final Set<String> UTF_8_NAMES = Set.of("utf-8", "utf8");
  private static final Set<String> ASCII_NAMES = Set.of("us-ascii", "ascii");
  private static final Set<String> LATIN_1_NAMES = Set.of("iso-8859-1", "iso8859-1", "latin1");
  private static final Set<String> UTF_16_NAMES = Set.of("utf-16", "utf-16le", "utf-16be");

  private DocumentText() {}

  static String decode(byte[] document) throws ClientConfigException {
    if (startsWith(document, 0xEF, 0xBB, 0xBF)) {
      return checked(decode(document, 3, UTF_8), UTF_8_NAMES);
    }
    if (startsWith(document, 0xFE, 0xFF)) {
      return checked(decode(document, 2, UTF_16BE), UTF_16_NAMES);
    }
    // The mark of UTF-32 begins like that of UTF-16.
    if (startsWith(document, 0xFF, 0xFE) && !startsWith(document, 0xFF, 0xFE, 0, 0)) {
      return checked(decode(document, 2, UTF_16LE), UTF_16_NAMES);
    }
    return decode(document, 0, declared(document));
  }

  /** Returns whether an XML declaration in EBCDIC begins it (XML 1.0, appendix F). */
  static boolean isEbcdic(byte[] document) {
    return startsWith(document, 0x4C, 0x6F, 0xA7, 0x94);
  }

  private static Charset declared(byte[] document) throws ClientConfigException {
    int head = Math.min(document.length, LONGEST_DECLARATION);
    String name = declaration(new String(document, 0, head, ISO_8859_1)).orElse("utf-8");
    if (UTF_8_NAMES.contains(name)) {
      return UTF_8;
    } else if (ASCII_NAMES.contains(name)) {
      return US_ASCII;
    } else if (LATIN_1_NAMES.contains(name)) {
      return ISO_8859_1;
    }
    throw new ClientConfigException(Kind.MALFORMED, "encoding " + name);
  }

  private static Optional<String> declaration(String head) {
    Matcher matcher = DECLARATION.matcher(head);
    return matcher.find()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  // XML 1.0 §4.3.3: to be encoded otherwise than declared is a fatal error.
  private static String checked(String text, Set<String> names) throws ClientConfigException {
    Optional<String> name =
        declaration(text.substring(0, Math.min(text.length(), LONGEST_DECLARATION)));
    if (name.isPresent() && !names.contains(name.get())) {
      throw new ClientConfigException(Kind.MALFORMED, "not in its declared " + name.get());
    }
    return text;
  }

  private static String decode(byte[] document, int from, Charset charset)
      throws ClientConfigException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(document, from, document.length - from);
      String text = charset.newDecoder().decode(bytes).toString();
      if (text.indexOf('\0') >= 0) {
        throw new ClientConfigException(Kind.MALFORMED, "encoding without its mark");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new ClientConfigException(Kind.MALFORMED, "not " + charset.name(), e);
    }
  }

  private static boolean startsWith(byte[] document, int... octets) {
    if (document.length < octets.length) {
      return false;
    }
    for (int i = 0; i < octets.length; i++) {
      if ((document[i] & 0xFF) != octets[i]) {
        return false;
      }
    }
    return true;
  }
}
