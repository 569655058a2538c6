package org.mailscout.auth.oauth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth.Server;
import org.mailscout.api.network.Names;
import org.mailscout.strictjson.JsonObject;

/**
 * An authorization server whose metadata is fit for a sign-in.
 *
 * @param server its endpoints
 * @param scopes those it supports; empty where it names none
 * @param notes what the user has to know
 */
record Metadata(Server server, List<String> scopes, List<Note> notes) {

  // An endpoint that brings one of our own parameters would override it; in disguise, too.
  private static final Pattern OURS =
      Pattern.compile(
          "[?&]([^=&]*%[^=&]*|client_id|redirect_uri|state|nonce|scope|response_type"
              + "|code_challenge(_method)?|resource|login_hint)(=|&|$)",
          Pattern.CASE_INSENSITIVE);

  /**
   * Returns the metadata that a document holds.
   *
   * @param issuer what the document has to be of, byte for byte
   * @throws LookupException if it is no JSON, of another issuer, or not fit
   */
  static Metadata read(byte[] document, String issuer, Url from) throws LookupException {
    JsonObject members = JsonObject.parse(document, from.toString());
    String named = members.text("issuer").orElse("");
    if (!named.equals(issuer)) {
      throw unfit(from, "of another issuer");
    }
    requireListed(members, "response_types_supported", "code", from);
    requireListed(members, "grant_types_supported", "authorization_code", from);
    // Small servers list nothing, and take S256 all the same, which is always sent.
    requireListed(members, "code_challenge_methods_supported", "S256", from);
    Url authorization = endpoint(members, "authorization_endpoint", from);
    if (OURS.matcher(authorization.path()).find()) {
      throw unfit(from, "authorization_endpoint has parameters of ours");
    }
    Server server =
        new Server(
            issuer,
            authorization,
            endpoint(members, "token_endpoint", from),
            optional(members, "registration_endpoint"),
            optional(members, "device_authorization_endpoint"),
            optional(members, "revocation_endpoint"),
            optional(members, "jwks_uri"),
            members.isTrue("authorization_response_iss_parameter_supported"),
            Optional.empty());
    List<String> scopes = members.texts("scopes_supported").orElse(List.of());
    boolean openId = from.path().endsWith(MetadataQuestion.OPENID);
    return new Metadata(server, scopes, Unlisted.of(members, openId).stream().toList());
  }

  /** Returns the note of the servers of other domains that take part in a sign-in. */
  Optional<Note> elsewhere(Names names) {
    Host issuer = Url.of(server.issuer()).host();
    String others =
        Stream.of(
                Optional.of(server.authorization()),
                Optional.of(server.token()),
                server.registration(),
                server.device(),
                server.revocation(),
                server.keys())
            .flatMap(Optional::stream)
            .map(Url::host)
            .filter(host -> !names.sameRegistrable(host, issuer))
            .map(Host::name)
            .distinct()
            .collect(Collectors.joining(", "));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(Note.of("Its issuer has part of the sign-in done at " + others + "."));
  }

  private static void requireListed(JsonObject members, String list, String value, Url from)
      throws LookupException {
    if (members.has(list) && !members.texts(list).orElse(List.of()).contains(value)) {
      throw unfit(from, list + " without " + value);
    }
  }

  private static Url endpoint(JsonObject members, String name, Url from) throws LookupException {
    return optional(members, name).orElseThrow(() -> unfit(from, name + " is no URL of https"));
  }

  private static Optional<Url> optional(JsonObject members, String name) {
    return members
        .text(name)
        .flatMap(Url::parse)
        .filter(url -> url.isHttps() && !url.holdsAddress());
  }

  private static LookupException unfit(Url from, String what) {
    return new LookupException(Reason.MALFORMED, from + ": " + what);
  }
}
