package org.mailscout.oauth;

import java.util.Collection;
import java.util.Map;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.Refusal;

/**
 * What an authorization server's errors mean.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749 §5.2</a>
 */
final class OAuthErrors {

  private static final Map<String, Refusal> KINDS =
      Map.of(
          "access_denied", Refusal.DENIED,
          "consent_required", Refusal.DENIED,
          "expired_token", Refusal.EXPIRED,
          "invalid_client", Refusal.CLIENT_UNKNOWN,
          "unauthorized_client", Refusal.CLIENT_UNKNOWN,
          "invalid_grant", Refusal.ENDED);

  private OAuthErrors() {}

  /**
   * Returns the exception of an endpoint's error document.
   *
   * @param secrets that were sent, which the words may repeat
   */
  static LookupException of(Wire.Answer answer, String issuer, Collection<String> secrets) {
    if (answer.isTrouble()) {
      return answer.trouble();
    }
    try {
      Document json = Document.read(answer.body(), answer.endpoint().origin());
      return of(json.require("error"), json.text("error_description").orElse(""), issuer, secrets);
    } catch (LookupException e) {
      // A page in place of an error document.
      return answer.trouble();
    }
  }

  /** Returns the exception of an error and its description. */
  static LookupException of(
      String error, String description, String issuer, Collection<String> secrets) {
    String words = Shown.words(error, secrets);
    String said = description.isBlank() ? "" : " (" + Shown.words(description, secrets) + ")";
    String message = issuer + " refused: " + words + said;
    if (error.equals("server_error") || error.equals("temporarily_unavailable")) {
      return new LookupException(Reason.SERVER_FAILURE, message);
    }
    return KINDS.getOrDefault(error, Refusal.BY_ISSUER).because(message);
  }

  /** Returns the code of an error document; empty where it is none. */
  static String code(Wire.Answer answer) {
    try {
      return Document.read(answer.body(), answer.endpoint().origin()).text("error").orElse("");
    } catch (LookupException e) {
      return "";
    }
  }
}
