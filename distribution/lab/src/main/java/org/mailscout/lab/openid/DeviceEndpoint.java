package org.mailscout.lab.openid;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailscout.lab.LabAccounts;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.oauth.Devices;
import org.mailscout.lab.oauth.OAuthRefusal;
import org.mailscout.lab.oauth.Pages;
import org.mailscout.lab.oauth.Replies;
import org.mailscout.lab.oauth.Wanted;

/** The device grant (RFC 8628): where it begins, and the page for its code. */
final class DeviceEndpoint {

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final String base;
  private final Clients clients;
  private final Devices devices;
  private final LabAccounts accounts;
  private final Faults faults;

  DeviceEndpoint(
      String issuer, Clients clients, Devices devices, LabAccounts accounts, Faults faults) {
    this.base = issuer.replaceFirst("/$", "");
    this.clients = clients;
    this.devices = devices;
    this.accounts = accounts;
    this.faults = faults;
  }

  LabResponse begin(LabRequest request) throws OAuthRefusal {
    Client client = clients.of(request);
    List<String> scopes =
        Wanted.words(request.form().getOrDefault("scope", "")).stream()
            .filter(client.scopes()::contains)
            .toList();
    Devices.Begun begun = devices.begin(client.id(), scopes, LIFE);
    String page =
        faults.has(OpenIdFault.DEVICE_PAGE_ELSEWHERE)
            ? "http://stranger.example/verify"
            : base + "/verify";
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("device_code", begun.handle());
    answer.put(
        "user_code",
        faults.has(OpenIdFault.DEVICE_CODE_UNCLEAN)
            ? "\u001b[2J\u202e" + begun.code() + "\r\n" + "x".repeat(10_000)
            : begun.code());
    answer.put("verification_uri", page);
    answer.put("verification_uri_complete", page + "?user_code=" + begun.code());
    answer.put(
        "expires_in", faults.has(OpenIdFault.DEVICE_FOR_EVER) ? 1_000_000_000 : LIFE.toSeconds());
    answer.put("interval", faults.has(OpenIdFault.DEVICE_WITHOUT_INTERVAL) ? 0 : 5);
    return Replies.json(answer);
  }

  LabResponse show(LabRequest request) {
    return page(request.parameters().getOrDefault("user_code", ""), "");
  }

  LabResponse decide(LabRequest request) {
    Map<String, String> form = request.form();
    String code = form.getOrDefault("user_code", "").strip().toUpperCase(Locale.ROOT);
    String user = form.getOrDefault("user", "");
    if (form.getOrDefault("decision", "").equals("deny")) {
      return devices.deny(code)
          ? Pages.says(200, "The device was denied.")
          : page(code, "The code is unknown or too old.");
    }
    if (!accounts.hasPassword(user, form.getOrDefault("password", ""))) {
      return page(code, "The user name or the password is wrong.");
    }
    return devices.approve(code, user)
        ? Pages.says(200, "The device is connected.")
        : page(code, "The code is unknown or too old.");
  }

  private LabResponse page(String code, String message) {
    return Pages.device(URI.create(base + "/verify").getRawPath(), code, message);
  }
}
