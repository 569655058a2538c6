package org.mailscout.clientconfig;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.Protocol;

/**
 * The names that the format has, and had, for the kinds of sign-in.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft,
 *     §3.6.2 and §3.7.4</a>
 */
final class AuthenticationNames {

  private static final Map<String, Authentication> PLAIN =
      Map.ofEntries(
          Map.entry("password-cleartext", Authentication.PASSWORD),
          Map.entry("plain", Authentication.PASSWORD),
          Map.entry("password-encrypted", Authentication.ENCRYPTED_PASSWORD),
          Map.entry("secure", Authentication.ENCRYPTED_PASSWORD),
          Map.entry("cram-md5", Authentication.ENCRYPTED_PASSWORD),
          Map.entry("ntlm", Authentication.NTLM),
          Map.entry("gssapi", Authentication.KERBEROS),
          Map.entry("tls-client-cert", Authentication.CLIENT_CERTIFICATE),
          Map.entry("oauth", Authentication.OAUTH2),
          Map.entry("oauth2", Authentication.OAUTH2),
          Map.entry("client-ip-address", Authentication.NONE),
          Map.entry("none", Authentication.NONE),
          Map.entry("http-basic", Authentication.PASSWORD),
          Map.entry("basic", Authentication.PASSWORD),
          Map.entry("http-digest", Authentication.ENCRYPTED_PASSWORD),
          Map.entry("digest", Authentication.ENCRYPTED_PASSWORD));

  private static final Map<String, Authentication> HTTP =
      Map.of(
          "basic", Authentication.PASSWORD,
          "digest", Authentication.ENCRYPTED_PASSWORD,
          "ntlm", Authentication.NTLM,
          "negotiate", Authentication.KERBEROS);

  private static final Map<String, Authentication> SASL =
      Map.of(
          "plain", Authentication.PASSWORD,
          "login", Authentication.PASSWORD,
          "cram-md5", Authentication.ENCRYPTED_PASSWORD,
          "digest-md5", Authentication.ENCRYPTED_PASSWORD,
          "oauthbearer", Authentication.OAUTH2,
          "xoauth2", Authentication.OAUTH2,
          "gssapi", Authentication.KERBEROS,
          "ntlm", Authentication.NTLM,
          "external", Authentication.CLIENT_CERTIFICATE,
          "anonymous", Authentication.NONE);

  private AuthenticationNames() {}

  /** Returns the kinds that a section names, best first, without those that are unknown. */
  static List<Authentication> read(XmlElement section) {
    return section.children("authentication").stream()
        .map(AuthenticationNames::one)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<Authentication> one(XmlElement element) {
    String name = element.text().toLowerCase(Locale.ROOT);
    return switch (element.attribute("system").orElse("").strip().toLowerCase(Locale.ROOT)) {
      case "" -> Optional.ofNullable(PLAIN.get(name));
      case "http" -> Optional.ofNullable(HTTP.get(name));
      case "sasl" ->
          name.startsWith("scram-")
              ? Optional.of(Authentication.ENCRYPTED_PASSWORD)
              : Optional.ofNullable(SASL.get(name));
      default -> Optional.empty();
    };
  }

  /** Returns whether a name written for a service over HTTP is one of HTTP's own. */
  static boolean isOfHttp(String name) {
    return HTTP.containsKey(name.toLowerCase(Locale.ROOT)) && !name.equals("NTLM");
  }

  /** Returns the name that the draft has for a kind, or empty if it has none. */
  static Optional<String> write(Authentication kind, Protocol protocol) {
    boolean http = protocol.usesUrl();
    return Optional.ofNullable(
        switch (kind.id()) {
          case "password" -> http ? "Basic" : "password-cleartext";
          case "encrypted-password" -> http ? "Digest" : "password-encrypted";
          case "oauth2" -> "OAuth2";
          case "kerberos" -> http ? null : "GSSAPI";
          case "ntlm" -> http ? null : "NTLM";
          case "client-certificate" -> http ? null : "TLS-client-cert";
          case "none" -> http ? null : "none";
          default -> null;
        });
  }
}
