package org.mailscout.strategy.srv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Protocol;
import org.mailscout.api.Url;

/** The URL of a CalDAV or CardDAV service, from its SRV record and the text beside it. */
final class DavUrl {

  private static final String KEY = "path=";

  private DavUrl() {}

  /** Returns the URL that the text names, or empty where it names none. */
  static Optional<Url> named(Endpoint endpoint, List<String> texts) {
    return texts.stream()
        .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(KEY))
        .map(text -> text.substring(KEY.length()))
        .filter(path -> path.startsWith("/"))
        .flatMap(path -> Url.parse(origin(endpoint) + path).stream())
        .filter(url -> !url.holdsAddress())
        .sorted()
        .findFirst();
  }

  /** Returns the URL that holds where nothing is named: RFC 6764 §5. */
  static Url wellKnown(Endpoint endpoint, Protocol protocol) {
    return Url.of(origin(endpoint) + "/.well-known/" + protocol.id());
  }

  private static String origin(Endpoint endpoint) {
    return "https://" + endpoint.host() + ":" + endpoint.port();
  }
}
