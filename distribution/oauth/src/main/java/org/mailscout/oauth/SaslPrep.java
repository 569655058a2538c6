package org.mailscout.oauth;

import com.ibm.icu.text.StringPrep;
import com.ibm.icu.text.StringPrepParseException;
import com.ibm.icu.text.UCharacterIterator;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.Credential;

/**
 * SASLprep: the one form of a name or a password that can be typed in several.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4013">RFC 4013</a>
 */
final class SaslPrep {

  private SaslPrep() {}

  /**
   * Returns the user name as it is sent.
   *
   * @throws LookupException if it holds what no name may, or nothing is left of it
   */
  static String username(String typed) throws LookupException {
    // RFC 5802 §5.1: a query, which may hold what Unicode 3.2 had not assigned.
    return new String(prepared(typed.toCharArray(), StringPrep.ALLOW_UNASSIGNED, "user name"));
  }

  /**
   * Returns the password as the server has it, for the caller to wipe; wipes what was typed.
   *
   * @throws LookupException if it holds what no password may, or nothing is left of it
   */
  static char[] password(char[] typed) throws LookupException {
    // RFC 5802 §2.2: a stored string.
    return prepared(typed, StringPrep.DEFAULT, "password");
  }

  /** Returns whether both the name and the password have a prepared form. */
  static boolean takes(Credential credential) {
    try {
      username(credential.username());
      Arrays.fill(password(credential.secret()), '\0');
      return true;
    } catch (LookupException e) {
      return false;
    }
  }

  private static char[] prepared(char[] typed, int options, String what) throws LookupException {
    // Is as it should be, and ICU would leave strings of it that nobody can wipe.
    if (typed.length > 0 && CharBuffer.wrap(typed).chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return typed;
    }
    try {
      StringBuffer buffer =
          StringPrep.getInstance(StringPrep.RFC4013_SASLPREP)
              .prepare(UCharacterIterator.getInstance(typed), options);
      char[] prepared = new char[buffer.length()];
      buffer.getChars(0, prepared.length, prepared, 0);
      buffer.replace(0, prepared.length, "\0".repeat(prepared.length));
      if (prepared.length == 0) {
        throw refused(what, "is empty");
      }
      return prepared;
    } catch (StringPrepParseException e) {
      // Neither its message nor itself goes on: it quotes what it read.
      throw refused(what, reason(e.getError()));
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private static String reason(int error) {
    return switch (error) {
      case StringPrepParseException.UNASSIGNED_ERROR ->
          "holds a character younger than Unicode 3.2, for which there is no rule";
      case StringPrepParseException.CHECK_BIDI_ERROR ->
          "mixes letters written from right to left with others";
      default -> "holds a character that none may hold, such as a control character";
    };
  }

  private static LookupException refused(String what, String why) {
    return new LookupException(
        Reason.FORBIDDEN_BY_POLICY, "SCRAM-SHA-256: the " + what + " " + why + " (RFC 4013)");
  }
}
