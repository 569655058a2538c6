package org.mailscout.lab.jmap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabAccounts;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabScenario;
import org.mailscout.lab.LabSite;
import org.mailscout.lab.json.Json;

/**
 * A JMAP server (RFC 8620, RFC 8621): its session, and the mailboxes of who has signed in, with a
 * bearer token of its issuer or a password.
 */
public final class LabJmap implements LabScenario {

  private static final String SESSION = "/.well-known/jmap";
  private static final String API = "/jmap/api";
  private static final String RESOURCE = "/.well-known/oauth-protected-resource";

  private final String host;
  private final String issuer;

  private LabJmap(String host, String issuer) {
    this.host = host;
    this.issuer = issuer;
  }

  /** Returns a server that is still to be added to a lab. */
  public static LabJmap at(String host, String issuer) {
    return new LabJmap(host, issuer);
  }

  @Override
  public void addTo(Lab.Builder lab) {
    LabAccounts accounts = lab.accounts();
    LabSite site = request -> answer(request, user(request, accounts));
    lab.site(host, site);
  }

  /** Returns what says that nobody has signed in, and how to: RFC 9728 §5.1. */
  public LabResponse unauthorized() {
    return LabResponse.status(401)
        .withHeader(
            "WWW-Authenticate",
            "Bearer resource_metadata=\"https://" + host + RESOURCE + SESSION + "\"")
        .withHeader("WWW-Authenticate", "Basic realm=\"lab\"");
  }

  private static Optional<String> user(LabRequest request, LabAccounts accounts) {
    Optional<String> owner = request.bearerToken().flatMap(accounts::userOf);
    return owner.isPresent() ? owner : basic(request, accounts);
  }

  private static Optional<String> basic(LabRequest request, LabAccounts accounts) {
    String header = request.headers().getOrDefault("authorization", "");
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2 && accounts.hasPassword(parts[0], parts[1])
          ? Optional.of(parts[0])
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private LabResponse answer(LabRequest request, Optional<String> user) {
    String what = request.method() + " " + request.path();
    if (what.equals("GET " + RESOURCE + SESSION)) {
      return LabResponse.json(
          Json.write(
              Map.of(
                  "resource",
                  "https://" + host + SESSION,
                  "authorization_servers",
                  List.of(issuer),
                  "bearer_methods_supported",
                  List.of("header"))));
    }
    if (!what.equals("GET " + SESSION) && !what.equals("POST " + API)) {
      return LabResponse.status(404);
    }
    if (user.isEmpty()) {
      return unauthorized();
    }
    return request.method().equals("GET")
        ? LabResponse.json(Json.write(JmapSession.of("https://" + host, API, user.get())))
        : JmapCalls.answer(request.body(), JmapSession.account(user.get()));
  }
}
