package org.mailscout.auth.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Note;
import org.mailscout.strictjson.JsonObject;

/**
 * What an issuer's metadata does not list of what open clients need, in words for the user. Many
 * issuers have what they do not list, so it costs them nothing but the note.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-oauth-public/">OAuth Profile
 *     for Open Public Clients §3.2</a>
 */
final class Unlisted {

  private final JsonObject members;
  private final List<String> words = new ArrayList<>();

  private Unlisted(JsonObject members) {
    this.members = members;
  }

  /**
   * Returns the note; empty where all is listed.
   *
   * @param openId whether it is OpenID's document, and an ID token can tell who signed in
   */
  static Optional<Note> of(JsonObject members, boolean openId) {
    Unlisted unlisted = new Unlisted(members);
    unlisted.look("grant_types_supported", "refresh_token", "refresh tokens");
    unlisted.look("token_endpoint_auth_methods_supported", "none", "clients without a secret");
    unlisted.look("code_challenge_methods_supported", "S256", "PKCE with S256");
    if (!members.isTrue("authorization_response_iss_parameter_supported")) {
      unlisted.words.add("its name in answers");
    }
    if (openId) {
      unlisted.look("scopes_supported", "openid", "the scope openid");
      unlisted.look("claims_supported", "email", "the claim email");
      unlisted.look("scopes_supported", "offline_access", "the scope offline_access");
    }
    return unlisted.note();
  }

  private void look(String list, String value, String meaning) {
    if (!members.texts(list).orElse(List.of()).contains(value)) {
      words.add(meaning);
    }
  }

  private Optional<Note> note() {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Note.of(
                "Its issuer does not list "
                    + String.join(", ", words)
                    + ": signing in may fail, or be due again soon."));
  }
}
