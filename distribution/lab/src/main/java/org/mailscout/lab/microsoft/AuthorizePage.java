package org.mailscout.lab.microsoft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.oauth.OAuthRefusal;
import org.mailscout.lab.oauth.Pages;
import org.mailscout.lab.oauth.Replies;
import org.mailscout.lab.oauth.Secrets;
import org.mailscout.lab.oauth.Wanted;

/** Where the browser goes in one cloud. */
final class AuthorizePage {

  // Any port, but this name alone, as a public client's registration has it.
  private static final Pattern REDIRECT = Pattern.compile("http://localhost(:[0-9]{1,5})?/?");

  private final MicrosoftCloud cloud;
  private final State state;
  private final Map<String, Pending> pending = new ConcurrentHashMap<>();

  private record Pending(String authority, Wanted wanted) {}

  AuthorizePage(MicrosoftCloud cloud, State state) {
    this.cloud = cloud;
    this.state = state;
  }

  LabResponse show(String authority, LabRequest request) {
    Wanted wanted = Wanted.read(request);
    try {
      state.requireClient(wanted.client());
      if (!REDIRECT.matcher(wanted.redirectUri()).matches()) {
        throw new AadError(
            50011, "invalid_request", "The redirect URI does not match: " + wanted.redirectUri());
      }
    } catch (AadError e) {
      return Pages.says(400, String.valueOf(e.getMessage()));
    }
    try {
      Wanted.requireCodeWithS256(request);
    } catch (OAuthRefusal e) {
      return answer(wanted, e.parameters());
    }
    String id = Secrets.id("request");
    pending.put(id, new Pending(authority, wanted));
    return page(id, wanted.loginHint(), "");
  }

  LabResponse decide(LabRequest request) {
    Map<String, String> form = request.form();
    String id = form.getOrDefault("request", "");
    Pending known = pending.get(id);
    if (known == null) {
      return Pages.says(400, "This page is too old: begin again.");
    }
    String user = form.getOrDefault("user", "");
    try {
      if (form.getOrDefault("decision", "").equals("deny")) {
        throw MicrosoftTrouble.CONSENT_DECLINED.refusal();
      }
      if (!state.hasPassword(user, form.getOrDefault("password", ""))) {
        return page(id, user, "Your account or password is incorrect.");
      }
      state.admit(user, known.authority(), cloud);
      pending.remove(id);
      String code = state.codes.issue(known.wanted(), user);
      return answer(known.wanted(), Map.of("code", code, "session_state", Secrets.id("session")));
    } catch (AadError e) {
      pending.remove(id);
      return answer(known.wanted(), e.parameters());
    }
  }

  private static LabResponse page(String id, String user, String message) {
    return Pages.signIn("/common/login", Map.of("request", id), user, message);
  }

  // There is no iss here, and no promise of one.
  private static LabResponse answer(Wanted wanted, Map<String, String> what) {
    Map<String, String> all = new LinkedHashMap<>(what);
    if (!wanted.state().isEmpty()) {
      all.put("state", wanted.state());
    }
    return Replies.redirect(wanted.redirectUri(), all);
  }
}
