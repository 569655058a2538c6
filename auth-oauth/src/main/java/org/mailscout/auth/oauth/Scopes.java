package org.mailscout.auth.oauth;

import java.util.ArrayList;
import java.util.List;
import org.mailscout.api.Protocol;
import org.mailscout.api.Settings;

/** The scopes that settings need, of those that a server has: oauth-public §3.7. */
final class Scopes {

  static final String MAIL = "urn:ietf:params:oauth:scope:mail";
  private static final String CONTACTS = "urn:ietf:params:oauth:scope:contacts";
  private static final String CALENDARS = "urn:ietf:params:oauth:scope:calendars";

  private Scopes() {}

  /**
   * Returns the scopes to ask for.
   *
   * @param supported by the server; empty where it names none
   * @param published beside the issuer, which goes before
   */
  static List<String> of(Settings settings, List<String> supported, List<String> published) {
    if (!published.isEmpty()) {
      return published;
    }
    List<String> wanted = new ArrayList<>(List.of("openid", "email", MAIL));
    if (has(settings, Protocol.JMAP) || has(settings, Protocol.CARDDAV)) {
      wanted.add(CONTACTS);
    }
    if (has(settings, Protocol.JMAP) || has(settings, Protocol.CALDAV)) {
      wanted.add(CALENDARS);
    }
    wanted.add("offline_access");
    wanted.retainAll(supported);
    return wanted;
  }

  /** Returns whether the server signs in to mail, and not just to a web site. */
  static boolean areForMail(List<String> supported) {
    return supported.stream()
        .anyMatch(s -> s.equals(MAIL) || s.contains("imap") || s.contains("jmap"));
  }

  private static boolean has(Settings settings, Protocol protocol) {
    return settings.services().stream().anyMatch(s -> s.protocol().equals(protocol));
  }
}
