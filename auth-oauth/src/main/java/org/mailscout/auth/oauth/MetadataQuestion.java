package org.mailscout.auth.oauth;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Round;
import org.mailscout.strictjson.JsonObject;

/**
 * An issuer's metadata, asked for in both of its places at once: where OpenID Connect Discovery
 * §4.1 appends the well-known name and where RFC 8414 §3.1 inserts it.
 *
 * <p>Where both are there, OpenID's is taken, and the other is not waited for: it says all that the
 * other does, and how the ID token is to be checked.
 */
final class MetadataQuestion {

  /** OpenID Connect Discovery §4: appended to the issuer. */
  static final String OPENID = "/.well-known/openid-configuration";

  private static final Pattern ODD_PATH =
      Pattern.compile(
          "[?#{}]|/\\.{1,2}(/|$)|%(4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae]|3[0-9]|2[de])",
          Pattern.CASE_INSENSITIVE);

  private static final Set<Reason> NO_ANSWER =
      Set.of(Reason.TIMEOUT, Reason.UNREACHABLE, Reason.TLS, Reason.SERVER_FAILURE);

  private final String issuer;
  private final boolean slashAllowed;
  private Optional<HttpAnswer> inserted = Optional.empty();
  private Optional<HttpAnswer> appended = Optional.empty();
  private Optional<Metadata> metadata = Optional.empty();
  private Optional<LookupException> failure = Optional.empty();
  private boolean settled;

  private MetadataQuestion(String issuer, boolean slashAllowed) {
    this.issuer = issuer;
    this.slashAllowed = slashAllowed;
  }

  /** Returns the question for an issuer that a source named. */
  static MetadataQuestion named(String issuer) {
    return new MetadataQuestion(issuer, false);
  }

  /** Returns the question whether a host is an issuer, however it spells its own root. */
  static MetadataQuestion guessed(String origin) {
    return new MetadataQuestion(origin, true);
  }

  /** Asks; {@code then} runs once all is known. */
  void ask(Round round, Runnable then) {
    Optional<Url> base = base(issuer);
    if (base.isEmpty()) {
      settled = true;
      return;
    }
    String origin = base.get().origin();
    String path = base.get().path().replaceFirst("/$", "");
    ask(
        round,
        Url.of(origin + path + OPENID),
        answer -> {
          appended = Optional.of(answer);
          settle(then);
        });
    ask(
        round,
        Url.of(origin + "/.well-known/oauth-authorization-server" + path),
        answer -> {
          inserted = Optional.of(answer);
          settle(then);
        });
  }

  boolean isSettled() {
    return settled;
  }

  Optional<Metadata> metadata() {
    return metadata;
  }

  Optional<LookupException> failure() {
    return failure;
  }

  /** Returns why an issuer that a source named gave no answer at all; empty where it gave one. */
  Optional<Failure> unreached() {
    Optional<Failure> first = appended.flatMap(MetadataQuestion::unreached);
    return slashAllowed || inserted.flatMap(MetadataQuestion::unreached).isEmpty()
        ? Optional.empty()
        : first;
  }

  private static Optional<Failure> unreached(HttpAnswer answer) {
    return answer.failure().filter(failure -> NO_ANSWER.contains(failure.reason()));
  }

  String issuer() {
    return issuer;
  }

  /** Returns the issuer's URL if it is one (oauth-public §3.2): https, no query, no odd path. */
  static Optional<Url> base(String issuer) {
    return ODD_PATH.matcher(issuer).find()
        ? Optional.empty()
        : Url.parse(issuer).filter(Url::isHttps);
  }

  // oauth-public §3.2: a redirect is an error.
  private static void ask(Round round, Url url, java.util.function.Consumer<HttpAnswer> handler) {
    round.http(HttpRequest.get(url).withAccept("application/json").withRedirects(0), handler);
  }

  private void settle(Runnable then) {
    if (settled || appended.isEmpty()) {
      return;
    }
    read(appended.get());
    if (metadata.isEmpty() && inserted.isPresent()) {
      read(inserted.get());
    }
    settled = metadata.isPresent() || inserted.isPresent();
    if (settled) {
      then.run();
    }
  }

  private void read(HttpAnswer answer) {
    try {
      if (answer.failure().filter(f -> !f.nothingThere()).isPresent()) {
        answer.orThrow();
      }
      if (answer.status() == 200 && isJson(answer)) {
        metadata = Optional.of(read(answer.body(), answer.url()));
      }
    } catch (LookupException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }

  private Metadata read(byte[] document, Url from) throws LookupException {
    if (slashAllowed) {
      String named = JsonObject.parse(document, from.toString()).text("issuer").orElse("");
      return Metadata.read(document, named.equals(issuer + "/") ? named : issuer, from);
    }
    return Metadata.read(document, issuer, from);
  }

  static boolean isJson(HttpAnswer answer) {
    return answer.header("Content-Type").stream().anyMatch(type -> type.contains("json"));
  }
}
