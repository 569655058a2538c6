package org.mailscout.auth.msgraph;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;

/**
 * Who signs in: a cloud, and whose accounts.
 *
 * @param cloud the cloud
 * @param audience {@code common}, {@code organizations} or {@code consumers}
 */
record Authority(Cloud cloud, String audience) {

  static final String COMMON = "common";
  static final String ORGANIZATIONS = "organizations";
  static final String CONSUMERS = "consumers";

  /** The issuer of personal accounts, which are in the global cloud alone. */
  static final String PERSONAL = new Authority(Clouds.global(), CONSUMERS).issuer();

  private static final List<String> AUDIENCES = List.of(COMMON, ORGANIZATIONS, CONSUMERS);

  /** Returns the stored authority, or empty if it is none. */
  static Optional<Authority> of(String cloud, String audience) {
    return AUDIENCES.contains(audience)
        ? Clouds.byId(cloud).map(known -> new Authority(known, audience))
        : Optional.empty();
  }

  /** Returns whether settings are of personal accounts, by their issuer or where they send. */
  static boolean isPersonal(Settings settings) {
    return settings.issuers().stream().anyMatch(hint -> hint.issuer().equals(PERSONAL))
        || settings
            .submission()
            .map(service -> service.endpoint().host())
            .flatMap(host -> Clouds.global().personalSubmission().filter(host::equals))
            .isPresent();
  }

  String issuer() {
    return issuer(audience);
  }

  private String issuer(String of) {
    return "https://" + cloud.login() + "/" + of + "/v2.0";
  }

  /** Returns every name that a caller's client id may stand under, the closest first. */
  Stream<String> issuers() {
    return Stream.concat(
        Stream.concat(Stream.of(audience), AUDIENCES.stream()).distinct().map(this::issuer),
        Stream.of("https://" + cloud.login()));
  }

  /** Returns its endpoints, which are as fixed as its host; there is none that revokes. */
  OAuth.Server server() {
    return new OAuth.Server(
        issuer(),
        endpoint("/oauth2/v2.0/authorize"),
        endpoint("/oauth2/v2.0/token"),
        Optional.empty(),
        Optional.of(endpoint("/oauth2/v2.0/devicecode")),
        Optional.empty(),
        Optional.of(endpoint("/discovery/v2.0/keys")),
        false,
        // Tokens name the tenant of the account in place of the audience.
        Optional.of("https://" + cloud.login() + "/{tenantid}/v2.0"));
  }

  private Url endpoint(String path) {
    return Url.https(cloud.login(), "/" + audience + path);
  }
}
