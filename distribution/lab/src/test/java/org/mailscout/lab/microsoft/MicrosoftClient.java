package org.mailscout.lab.microsoft;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.LabPage;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.oauth.Replies;

/** A program that signs in at Microsoft. */
final class MicrosoftClient {

  static final String LOGIN = "https://login.microsoftonline.com/";
  static final String REDIRECT = "http://localhost:49152";
  static final String GRAPH =
      "openid email offline_access https://graph.microsoft.com/Mail.ReadWrite"
          + " https://graph.microsoft.com/Mail.Send";
  static final String MAIL =
      "openid offline_access https://outlook.office.com/IMAP.AccessAsUser.All"
          + " https://outlook.office.com/SMTP.Send";
  // RFC 7636 appendix B.
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  final LabBrowser browser;
  private final String login;

  MicrosoftClient(Lab lab) {
    this(lab, LOGIN);
  }

  MicrosoftClient(Lab lab, String login) {
    this.browser = new LabBrowser(lab.file());
    this.login = login;
  }

  URI page(String authority, Map<String, String> other) {
    Map<String, String> all = new HashMap<>();
    all.put("client_id", LabMicrosoft.CLIENT);
    all.put("redirect_uri", REDIRECT);
    all.put("response_type", "code");
    all.put("scope", GRAPH);
    all.put("code_challenge", CHALLENGE);
    all.put("code_challenge_method", "S256");
    all.put("state", "state");
    all.put("nonce", "n0nce");
    all.putAll(other);
    return URI.create(login + authority + "/oauth2/v2.0/authorize?" + Replies.encode(all));
  }

  URI authorized(String authority, String user) throws IOException {
    return browser.authorize(page(authority, Map.of()), user, "secret");
  }

  Map<String, Object> signedIn(String authority, String user) throws IOException {
    return signedIn(authority, user, GRAPH);
  }

  Map<String, Object> signedIn(String authority, String user, String scope) throws IOException {
    URI answer = browser.authorize(page(authority, Map.of("scope", scope)), user, "secret");
    String code = answer.getQuery().replaceFirst(".*\\bcode=([^&]+).*", "$1");
    return Json.object(
        token(
                authority,
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "redirect_uri",
                    REDIRECT,
                    "code_verifier",
                    VERIFIER))
            .text());
  }

  LabPage token(String authority, Map<String, String> more) throws IOException {
    Map<String, String> form = new HashMap<>(more);
    form.putIfAbsent("client_id", LabMicrosoft.CLIENT);
    return browser.post(URI.create(login + authority + "/oauth2/v2.0/token"), form);
  }

  LabPage refresh(Map<String, Object> tokens, String scope) throws IOException {
    return token(
        "common",
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            Json.text(tokens, "refresh_token"),
            "scope",
            scope));
  }

  LabPage graph(String method, String path, Map<String, Object> tokens, String body)
      throws IOException {
    return browser.send(
        method,
        URI.create("https://graph.microsoft.com/v1.0/" + path),
        Map.of("Authorization", "Bearer " + Json.text(tokens, "access_token")),
        body);
  }
}
