package org.mailscout.network;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailscout.api.Authentication;

/**
 * From the names of SASL mechanisms and HTTP challenges to kinds of sign-in.
 *
 * <p>The order is always the same: oauth2, encrypted-password, password, kerberos, ntlm,
 * client-certificate. Names that are not known are left out.
 */
final class Mechanisms {

  private static final List<Authentication> ORDER =
      List.of(
          Authentication.OAUTH2,
          Authentication.ENCRYPTED_PASSWORD,
          Authentication.PASSWORD,
          Authentication.KERBEROS,
          Authentication.NTLM,
          Authentication.CLIENT_CERTIFICATE);

  private Mechanisms() {}

  /** Returns the kinds of sign-in of these SASL mechanisms. */
  static List<Authentication> kinds(Stream<String> mechanisms) {
    return ordered(mechanisms.map(Mechanisms::kind).flatMap(Optional::stream).toList());
  }

  /** Returns the kinds of sign-in of these values of {@code WWW-Authenticate}. */
  static List<Authentication> ofChallenges(List<String> challenges) {
    return ordered(challenges.stream().map(Mechanisms::scheme).flatMap(Optional::stream).toList());
  }

  private static List<Authentication> ordered(Collection<Authentication> kinds) {
    return ORDER.stream().filter(Set.copyOf(kinds)::contains).toList();
  }

  private static Optional<Authentication> kind(String mechanism) {
    String name = mechanism.toUpperCase(Locale.ROOT);
    if (name.startsWith("SCRAM-")) {
      return Optional.of(Authentication.ENCRYPTED_PASSWORD);
    }
    return Optional.ofNullable(
        switch (name) {
          case "OAUTHBEARER", "XOAUTH2" -> Authentication.OAUTH2;
          case "CRAM-MD5", "DIGEST-MD5" -> Authentication.ENCRYPTED_PASSWORD;
          case "PLAIN", "LOGIN" -> Authentication.PASSWORD;
          case "GSSAPI", "GSS-SPNEGO", "GS2-KRB5", "GS2-KRB5-PLUS" -> Authentication.KERBEROS;
          case "NTLM" -> Authentication.NTLM;
          case "EXTERNAL" -> Authentication.CLIENT_CERTIFICATE;
          default -> null;
        });
  }

  private static Optional<Authentication> scheme(String challenge) {
    String scheme = challenge.strip().split("[ ,]", 2)[0].toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (scheme) {
          case "bearer", "dpop" -> Authentication.OAUTH2;
          case "digest" -> Authentication.ENCRYPTED_PASSWORD;
          case "basic" -> Authentication.PASSWORD;
          case "negotiate" -> Authentication.KERBEROS;
          case "ntlm" -> Authentication.NTLM;
          default -> null;
        });
  }
}
