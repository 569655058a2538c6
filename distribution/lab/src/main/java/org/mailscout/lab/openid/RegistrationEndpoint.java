package org.mailscout.lab.openid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.oauth.OAuthRefusal;
import org.mailscout.lab.oauth.Redirects;
import org.mailscout.lab.oauth.Replies;
import org.mailscout.lab.oauth.Secrets;
import org.mailscout.lab.oauth.Wanted;

/** Registers clients (RFC 7591), as open public clients want it. */
final class RegistrationEndpoint {

  private final Clients clients;
  private final Faults faults;
  private final Secrets secrets;
  private final List<String> scopes;
  private final String initialToken;
  private volatile OpenIdRegistration policy = OpenIdRegistration.OPEN;

  RegistrationEndpoint(Clients clients, Faults faults, Secrets secrets, List<String> scopes) {
    this.clients = clients;
    this.faults = faults;
    this.secrets = secrets;
    this.scopes = scopes;
    this.initialToken = secrets.next("initial");
  }

  void policy(OpenIdRegistration how) {
    policy = how;
  }

  OpenIdRegistration policy() {
    return policy;
  }

  String initialToken() {
    return initialToken;
  }

  LabResponse answer(LabRequest request) throws OAuthRefusal {
    if (policy == OpenIdRegistration.NONE) {
      throw new OAuthRefusal(404, "not_found", "nothing is here");
    }
    if (policy == OpenIdRegistration.CLOSED) {
      throw new OAuthRefusal(403, "access_denied", "clients are registered by hand");
    }
    if (policy == OpenIdRegistration.BY_TOKEN
        && request.bearerToken().filter(initialToken::equals).isEmpty()) {
      return Replies.json(Map.of("error", "invalid_token"))
          .withStatus(401)
          .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    Map<String, Object> asked = read(request);
    Client client =
        new Client(Secrets.id("client"), redirects(asked), granted(Json.text(asked, "scope")));
    clients.add(client);
    return Replies.json(spoil(registered(asked, client))).withStatus(201);
  }

  private static Map<String, Object> read(LabRequest request) throws OAuthRefusal {
    try {
      return Json.object(request.body());
    } catch (IllegalArgumentException e) {
      throw new OAuthRefusal("invalid_client_metadata", "not one object of JSON");
    }
  }

  private static List<String> redirects(Map<String, Object> asked) throws OAuthRefusal {
    // RFC 7591 §2: who leaves it out wants a secret, which nobody here can keep.
    if (!Json.text(asked, "token_endpoint_auth_method").equals("none")) {
      throw new OAuthRefusal("invalid_client_metadata", "only public clients: none");
    }
    List<String> redirects = Json.texts(asked, "redirect_uris");
    if (redirects.isEmpty() || !redirects.stream().allMatch(Redirects::mayBeRegistered)) {
      throw new OAuthRefusal("invalid_redirect_uri", "loopback or a scheme of your own");
    }
    return redirects;
  }

  private List<String> granted(String scope) {
    return Wanted.words(scope).stream().filter(scopes::contains).toList();
  }

  private static Map<String, Object> registered(Map<String, Object> asked, Client client) {
    Map<String, Object> answer = new LinkedHashMap<>(asked);
    answer.put("client_id", client.id());
    answer.put("redirect_uris", client.redirectUris());
    answer.put("scope", String.join(" ", client.scopes()));
    return answer;
  }

  private Map<String, Object> spoil(Map<String, Object> answer) {
    if (faults.has(OpenIdFault.REGISTRATION_CHANGES_REDIRECT)) {
      answer.put("redirect_uris", List.of("https://stranger.example/callback"));
    }
    if (faults.has(OpenIdFault.REGISTRATION_WIDENS_SCOPE)) {
      answer.put("scope", answer.get("scope") + " urn:stranger:everything");
    }
    if (faults.has(OpenIdFault.REGISTRATION_ADDS_SECRET)) {
      answer.put("client_secret", secrets.next("secret"));
      answer.put("client_secret_expires_at", 0);
      answer.put("token_endpoint_auth_method", "client_secret_basic");
    }
    if (faults.has(OpenIdFault.HUGE_CLIENT_ID)) {
      answer.put("client_id", "x".repeat(10 << 20));
    }
    return answer;
  }
}
