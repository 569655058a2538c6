package org.mailscout.lab.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.lab.LabAccounts;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.oauth.Codes;
import org.mailscout.lab.oauth.OAuthRefusal;
import org.mailscout.lab.oauth.Pages;
import org.mailscout.lab.oauth.Redirects;
import org.mailscout.lab.oauth.Replies;
import org.mailscout.lab.oauth.Secrets;
import org.mailscout.lab.oauth.Wanted;

/** Where the browser goes: the page to sign in at, and its answer to the client. */
final class AuthorizationEndpoint {

  private final String issuer;
  private final Clients clients;
  private final Codes codes;
  private final LabAccounts accounts;
  private final Faults faults;
  private final Map<String, Wanted> pending = new ConcurrentHashMap<>();

  AuthorizationEndpoint(
      String issuer, Clients clients, Codes codes, LabAccounts accounts, Faults faults) {
    this.issuer = issuer;
    this.clients = clients;
    this.codes = codes;
    this.accounts = accounts;
    this.faults = faults;
  }

  /**
   * Shows the page, or says to the client or, where that is not to be trusted, to the user why not.
   */
  LabResponse show(LabRequest request) {
    Wanted wanted = Wanted.read(request);
    Optional<Client> client = clients.find(wanted.client());
    if (client.isEmpty()) {
      return Pages.says(400, "The client is unknown: " + wanted.client());
    }
    if (client.get().redirectUris().stream()
        .noneMatch(uri -> Redirects.matches(uri, wanted.redirectUri()))) {
      return Pages.says(400, "The client did not register the redirect " + wanted.redirectUri());
    }
    try {
      Wanted.requireCodeWithS256(request);
      requireResources(wanted.resources());
      if (faults.has(OpenIdFault.AUTHORIZATION_FAILS)) {
        throw new OAuthRefusal("server_error", "the lab was told to fail");
      }
      List<String> scopes =
          wanted.scopes().stream().filter(client.get().scopes()::contains).toList();
      String id = Secrets.id("request");
      pending.put(id, wanted.withScopes(scopes));
      return page(id, wanted.loginHint(), "");
    } catch (OAuthRefusal e) {
      return answer(wanted, e.parameters());
    }
  }

  /** Takes the form. */
  LabResponse decide(LabRequest request) {
    Map<String, String> form = request.form();
    String id = form.getOrDefault("request", "");
    Wanted wanted = pending.get(id);
    if (wanted == null) {
      return Pages.says(400, "This page is too old: begin again.");
    }
    if (form.getOrDefault("decision", "").equals("deny")) {
      pending.remove(id);
      return answer(wanted, new OAuthRefusal("access_denied", "the user said no").parameters());
    }
    String user = form.getOrDefault("user", "");
    if (!accounts.hasPassword(user, form.getOrDefault("password", ""))) {
      return page(id, user, "The user name or the password is wrong.");
    }
    pending.remove(id);
    return answer(wanted, Map.of("code", codes.issue(wanted, user)));
  }

  private LabResponse page(String id, String user, String message) {
    String action = URI.create(issuer).getRawPath().replaceFirst("/$", "") + "/login";
    return Pages.signIn(action, Map.of("request", id), user, message);
  }

  private LabResponse answer(Wanted wanted, Map<String, String> what) {
    Map<String, String> all = new LinkedHashMap<>(what);
    if (!wanted.state().isEmpty() && !faults.has(OpenIdFault.NO_STATE)) {
      all.put("state", wanted.state() + (faults.has(OpenIdFault.WRONG_STATE) ? "x" : ""));
    }
    if (!faults.has(OpenIdFault.NO_ISS)) {
      all.put("iss", faults.has(OpenIdFault.OTHER_ISS) ? "https://id.stranger.example" : issuer);
    }
    String query = Replies.encode(all);
    return Replies.redirect(
        wanted.redirectUri(),
        faults.has(OpenIdFault.TWO_ISS) ? query + "&iss=https://id.stranger.example" : query);
  }

  // RFC 8707 §2: absolute, and without a fragment.
  private static void requireResources(List<String> resources) throws OAuthRefusal {
    for (String resource : resources) {
      try {
        URI uri = new URI(resource);
        if (!uri.isAbsolute() || uri.getRawFragment() != null) {
          throw new OAuthRefusal("invalid_target", "no resource: " + resource);
        }
      } catch (URISyntaxException e) {
        throw new OAuthRefusal("invalid_target", "no resource: " + resource);
      }
    }
  }
}
