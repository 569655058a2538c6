package org.mailscout.lab.oauth;

import java.util.List;
import java.util.Map;
import org.mailscout.lab.LabRequest;

/**
 * What a client has asked of the authorization endpoint. Parameters that it did not send are empty.
 *
 * @param challenge the code challenge, S256
 */
public record Wanted(
    String client,
    String redirectUri,
    List<String> scopes,
    List<String> resources,
    String state,
    String nonce,
    String challenge,
    String loginHint) {

  /** Copies the lists. */
  public Wanted {
    scopes = List.copyOf(scopes);
    resources = List.copyOf(resources);
  }

  /** Reads a request. */
  public static Wanted read(LabRequest request) {
    Map<String, String> sent = request.parameters();
    return new Wanted(
        sent.getOrDefault("client_id", ""),
        sent.getOrDefault("redirect_uri", ""),
        words(sent.getOrDefault("scope", "")),
        request.values("resource"),
        sent.getOrDefault("state", ""),
        sent.getOrDefault("nonce", ""),
        sent.getOrDefault("code_challenge", ""),
        sent.getOrDefault("login_hint", ""));
  }

  /** Returns the same with other scopes. */
  public Wanted withScopes(List<String> others) {
    return new Wanted(client, redirectUri, others, resources, state, nonce, challenge, loginHint);
  }

  /** Returns what is allowed if this user agrees. */
  public Consent allowedBy(String user) {
    return new Consent(client, user, scopes, resources, nonce);
  }

  /**
   * Refuses what is no code request with PKCE S256.
   *
   * @throws OAuthRefusal if it is none
   */
  public static void requireCodeWithS256(LabRequest request) throws OAuthRefusal {
    Map<String, String> sent = request.parameters();
    if (!sent.getOrDefault("response_type", "").equals("code")) {
      throw new OAuthRefusal("unsupported_response_type", "only code is");
    }
    if (!sent.getOrDefault("code_challenge_method", "").equals("S256")
        || sent.getOrDefault("code_challenge", "").length() != 43) {
      throw new OAuthRefusal("invalid_request", "PKCE with S256 is required");
    }
  }

  /** Returns the words of a scope parameter. */
  public static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" +", -1));
  }
}
