package org.mailscout.strategy.jmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailscout.api.Authentication;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Endpoint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.Names;
import org.mailscout.strictjson.JsonObject;

/** What a web server said at the well-known URL. */
final class JmapAnswer {

  private static final Pattern BEARER = scheme("Bearer");
  private static final Pattern BASIC = scheme("Basic");

  private final HttpAnswer answer;

  JmapAnswer(HttpAnswer answer) {
    this.answer = answer;
  }

  /** Returns the settings of the URL, before anything was asked there. */
  static Settings named(Url wellKnown) {
    return Settings.of(Service.of(Protocol.JMAP, Endpoint.of(wellKnown)));
  }

  /**
   * Returns the settings, or empty where the server speaks no JMAP for mail.
   *
   * @throws LookupException if what says to be JSON is none, or exceeds its bounds
   */
  Optional<Settings> settings(Names names) throws LookupException {
    boolean session = answer.status() == 200 && isJson() && isSession();
    if (!session && !isChallenge()) {
      return Optional.empty();
    }
    Url asked = answer.request().url();
    Service service =
        Service.of(Protocol.JMAP, Endpoint.of(asked)).withAuthentication(authentication());
    Settings settings =
        Settings.of(answer.url().equals(asked) ? service : service.withSession(answer.url()));
    boolean elsewhere =
        answer.hops().stream().anyMatch(hop -> !names.sameRegistrable(asked.host(), hop.host()));
    return Optional.of(elsewhere ? settings.withDoubt(ConfirmReason.REDIRECTED) : settings);
  }

  /** Returns whether it asks for a sign-in, as a session resource does (RFC 8620 §2). */
  boolean isChallenge() {
    return answer.status() == 401 && !answer.header("WWW-Authenticate").isEmpty();
  }

  /** Returns whether the challenge could be that of any web site behind a password. */
  boolean isOfAnySite() {
    return isChallenge() && authentication().equals(List.of(Authentication.PASSWORD));
  }

  private boolean isJson() {
    return answer.header("Content-Type").stream().anyMatch(type -> type.contains("json"));
  }

  private boolean isSession() throws LookupException {
    JsonObject session = JsonObject.parse(answer.body(), answer.url().toString());
    // Stalwart shows its session to anyone, without accounts.
    return session.text("apiUrl").isPresent()
        && session
            .object("capabilities")
            .filter(c -> c.has("urn:ietf:params:jmap:core") && c.has("urn:ietf:params:jmap:mail"))
            .isPresent();
  }

  private List<Authentication> authentication() {
    List<Authentication> kinds = new ArrayList<>();
    if (challenges(BEARER)) {
      kinds.add(Authentication.OAUTH2);
    }
    if (challenges(BASIC)) {
      kinds.add(Authentication.PASSWORD);
    }
    return kinds;
  }

  private boolean challenges(Pattern scheme) {
    return answer.header("WWW-Authenticate").stream()
        .anyMatch(value -> scheme.matcher(value).find());
  }

  // RFC 9110 §11.6.1: one field can hold several challenges.
  private static Pattern scheme(String name) {
    return Pattern.compile("(^|,)\\s*" + name + "(\\s|,|$)", Pattern.CASE_INSENSITIVE);
  }
}
