package org.mailscout.lab.openid;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.LabPage;
import org.mailscout.lab.json.Json;

/** A client of the stock provider, which does as the RFCs say. */
final class OpenIdClient {

  static final String ISSUER = "https://id.jmap.example";
  static final String USER = "jane@jmap.example";
  static final String PASSWORD = "secret";
  static final String REDIRECT = "http://127.0.0.1/callback";
  static final String WITH_PORT = "http://127.0.0.1:49152/callback";
  // RFC 7636 appendix B.
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  final LabBrowser browser;

  OpenIdClient(Lab lab) {
    this.browser = new LabBrowser(lab.file());
  }

  static URI at(String path) {
    return URI.create(ISSUER + path);
  }

  Map<String, Object> metadata() throws IOException {
    return Json.object(browser.open(at("/.well-known/openid-configuration")).text());
  }

  LabPage register(Map<String, Object> more, Map<String, String> headers) throws IOException {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("redirect_uris", List.of(REDIRECT, "com.example.app:/callback"));
    wanted.put("token_endpoint_auth_method", "none");
    wanted.put("scope", "openid email offline_access urn:ietf:params:oauth:scope:mail");
    wanted.putAll(more);
    return browser.send("POST", at("/register"), headers, Json.write(wanted));
  }

  String registered() throws IOException {
    return Json.text(Json.object(register(Map.of(), Map.of()).text()), "client_id");
  }

  static URI page(String client, Map<String, String> other) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("client_id", client);
    all.put("redirect_uri", WITH_PORT);
    all.put("response_type", "code");
    all.put("scope", "openid email offline_access");
    all.put("code_challenge", CHALLENGE);
    all.put("code_challenge_method", "S256");
    all.put("state", "st&te");
    all.put("nonce", "n0nce");
    all.put("login_hint", USER);
    all.putAll(other);
    return at(
        "/authorize?"
            + all.entrySet().stream()
                .map(
                    p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
  }

  Map<String, String> authorized(String client) throws IOException {
    return parameters(browser.authorize(page(client, Map.of()), USER, PASSWORD));
  }

  LabPage redeem(String client, String code, Map<String, String> other) throws IOException {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", client);
    form.put("code", code);
    form.put("redirect_uri", WITH_PORT);
    form.put("code_verifier", VERIFIER);
    form.putAll(other);
    return browser.post(at("/token"), form);
  }

  LabPage refresh(String client, String token) throws IOException {
    return browser.post(
        at("/token"),
        Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", token));
  }

  Map<String, Object> signedIn(String client) throws IOException {
    String code = authorized(client).getOrDefault("code", "");
    return Json.object(redeem(client, code, Map.of()).text());
  }

  boolean isLive(String accessToken) throws IOException {
    return browser
            .send("GET", at("/userinfo"), Map.of("Authorization", "Bearer " + accessToken), "")
            .status()
        == 200;
  }

  static Map<String, String> parameters(URI redirect) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String pair : redirect.getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  static String error(LabPage page) {
    return page.status() + " " + Json.text(Json.object(page.text()), "error");
  }
}
