package org.mailscout.auth.oauth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.LookupException;
import org.mailscout.api.Url;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.strictjson.JsonObject;

/** What a protected resource says of its authorization servers: RFC 9728. */
final class ResourceMetadata {

  static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  /** More are not asked. */
  private static final int SERVERS_KEPT = 3;

  private static final Pattern URL =
      Pattern.compile("resource_metadata\\s*=\\s*(?:\"([^\"]{1,2000})\"|([^\\s,\"]{1,2000}))");

  private ResourceMetadata() {}

  /** Returns the URL that a challenge names (§5.1), within the host that made it. */
  static Optional<Url> named(HttpAnswer challenge) {
    return challenge.header("WWW-Authenticate").stream()
        .map(URL::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        // Stalwart names a relative one.
        .flatMap(reference -> challenge.url().resolve(reference).stream())
        .filter(url -> url.isHttps() && url.origin().equals(challenge.url().origin()))
        .findFirst();
  }

  /**
   * Returns the issuers that the document names, in its order, or none where it is none or of
   * another resource.
   *
   * @param resources what the document may be of, §3.3
   */
  static List<String> issuers(HttpAnswer answer, List<String> resources) {
    if (answer.status() != 200 || !MetadataQuestion.isJson(answer)) {
      return List.of();
    }
    try {
      JsonObject members = JsonObject.parse(answer.body(), answer.url().toString());
      return members.text("resource").filter(resources::contains).stream()
          .flatMap(r -> members.texts("authorization_servers").orElse(List.of()).stream())
          .filter(issuer -> MetadataQuestion.base(issuer).isPresent())
          .distinct()
          .limit(SERVERS_KEPT)
          .toList();
    } catch (LookupException e) {
      // What cannot be read names nobody; the guess at the host itself stands beside it.
      return List.of();
    }
  }
}
