package org.mailscout.lab.openid;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.oauth.Codes;
import org.mailscout.lab.oauth.Consent;
import org.mailscout.lab.oauth.Devices;
import org.mailscout.lab.oauth.Family;
import org.mailscout.lab.oauth.OAuthRefusal;
import org.mailscout.lab.oauth.Replies;
import org.mailscout.lab.oauth.Tokens;
import org.mailscout.lab.oauth.Wanted;

/** Gives tokens for codes, refresh tokens and device codes. */
final class TokenEndpoint {

  private static final Duration LIFE = Duration.ofHours(1);

  private final Clients clients;
  private final Codes codes;
  private final Devices devices;
  private final Tokens tokens;
  private final IdTokens idTokens;
  private final Faults faults;

  TokenEndpoint(
      Clients clients,
      Codes codes,
      Devices devices,
      Tokens tokens,
      IdTokens idTokens,
      Faults faults) {
    this.clients = clients;
    this.codes = codes;
    this.devices = devices;
    this.tokens = tokens;
    this.idTokens = idTokens;
    this.faults = faults;
  }

  LabResponse answer(LabRequest request) throws OAuthRefusal {
    if (faults.has(OpenIdFault.TOKEN_IN_HTML)) {
      return LabResponse.html("<html><body>down for maintenance</body></html>");
    }
    if (faults.has(OpenIdFault.TOKEN_REDIRECTS)) {
      return LabResponse.redirect("https://stranger.example/token");
    }
    if (faults.has(OpenIdFault.TOKEN_FAILS_TWICE) && faults.isAmongTheFirst(2)) {
      return LabResponse.status(500);
    }
    Map<String, String> form = request.form();
    Client client = clients.of(request);
    String grant = form.getOrDefault("grant_type", "");
    if (grant.equals("authorization_code")) {
      return issue(
          codes.redeem(
              client.id(),
              get(form, "code"),
              get(form, "redirect_uri"),
              get(form, "code_verifier")));
    }
    if (grant.equals("refresh_token")) {
      return renew(client, form);
    }
    if (grant.equals(ServerMetadata.DEVICE_GRANT)) {
      if (faults.has(OpenIdFault.SLOW_DOWN_FOREVER)) {
        throw new OAuthRefusal("slow_down", "too fast");
      }
      return issue(devices.redeem(client.id(), get(form, "device_code")));
    }
    throw new OAuthRefusal("unsupported_grant_type", "no such grant: " + grant);
  }

  private static String get(Map<String, String> form, String name) {
    return form.getOrDefault(name, "");
  }

  private LabResponse renew(Client client, Map<String, String> form) throws OAuthRefusal {
    List<String> asked = Wanted.words(get(form, "scope"));
    Optional<Family> family = tokens.findRefresh(get(form, "refresh_token"));
    if (family.isPresent() && !family.get().consent().scopes().containsAll(asked)) {
      throw new OAuthRefusal("invalid_scope", "more than the user allowed");
    }
    Tokens.Renewal renewal = tokens.renew(client.id(), get(form, "refresh_token"));
    List<String> scopes = asked.isEmpty() ? renewal.family().consent().scopes() : asked;
    return answer(renewal.family(), scopes, Optional.of(renewal.next()));
  }

  private LabResponse issue(Family family) {
    List<String> scopes = family.consent().scopes();
    boolean offline = scopes.contains("offline_access");
    return answer(family, scopes, offline ? Optional.of(tokens.refresh(family)) : Optional.empty());
  }

  private LabResponse answer(Family family, List<String> scopes, Optional<String> refresh) {
    Consent consent = family.consent();
    Duration life = faults.has(OpenIdFault.SHORT_LIVED_TOKENS) ? Duration.ofMinutes(1) : LIFE;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "access_token", tokens.access(family, scopes, String.join(" ", consent.resources()), life));
    answer.put("token_type", faults.has(OpenIdFault.OTHER_TOKEN_TYPE) ? "mac" : "Bearer");
    answer.put("expires_in", faults.has(OpenIdFault.NEGATIVE_EXPIRY) ? -1 : life.toSeconds());
    String granted = String.join(" ", scopes);
    answer.put(
        "scope", faults.has(OpenIdFault.WIDER_SCOPE) ? granted + " urn:stranger:all" : granted);
    refresh.ifPresent(token -> answer.put("refresh_token", token));
    if (scopes.contains("openid") && !faults.has(OpenIdFault.NO_ID_TOKEN)) {
      answer.put("id_token", idTokens.of(consent));
    }
    return Replies.text(spoil(Json.write(answer)));
  }

  private String spoil(String text) {
    if (faults.has(OpenIdFault.ENDLESS_EXPIRY)) {
      return text.replaceFirst("\"expires_in\":\\d+", "\"expires_in\":1e1000000000");
    }
    if (faults.has(OpenIdFault.TWO_ACCESS_TOKENS)) {
      return "{\"access_token\":\"of-a-stranger\"," + text.substring(1);
    }
    return faults.has(OpenIdFault.HUGE_TOKEN_ANSWER)
        ? "{\"more\":\"" + "x".repeat(10 << 20) + "\"," + text.substring(1)
        : text;
  }
}
