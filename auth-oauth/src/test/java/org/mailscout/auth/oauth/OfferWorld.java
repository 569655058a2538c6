package org.mailscout.auth.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Candidate;
import org.mailscout.testkit.FakeDiscoveryContext;
import org.mailscout.testkit.FakeHttp;

/** Web servers that issuers are looked for at, for mail of example.com. */
final class OfferWorld {

  static final String ISSUER = "https://id.example.com";
  static final String OPENID = ISSUER + "/.well-known/openid-configuration";
  static final String RFC_8414 = ISSUER + "/.well-known/oauth-authorization-server";

  private final FakeDiscoveryContext context = FakeDiscoveryContext.of(Domain.of("example.com"));

  FakeHttp http() {
    return context.http();
  }

  OfferWorld json(String url, String text) {
    http()
        .with(
            Url.of(url),
            200,
            Map.of("content-type", List.of("application/json")),
            text.getBytes(UTF_8));
    return this;
  }

  /** Returns the hosts that were asked. */
  List<String> asked() {
    return http().asked().stream().map(r -> r.url().host().name()).distinct().toList();
  }

  Optional<AuthOffer> offer(Settings settings) throws LookupException, InterruptedException {
    return new OAuthMethod().offer(Candidate.of(settings, TrustClass.OWN), context);
  }

  /** Returns what is offered where settings name these issuers. */
  Optional<AuthOffer> named(String... issuers) throws LookupException, InterruptedException {
    return offer(
        imap("imap.example.com").withIssuers(Arrays.stream(issuers).map(IssuerHint::of).toList()));
  }

  static List<String> notes(AuthOffer offer) {
    return offer.notes().stream().map(Note::text).toList();
  }

  static Settings imap(String host) {
    return Settings.of(
        Service.of(Protocol.IMAP, Endpoint.of(Host.of(host), Port.of(993), Security.TLS)));
  }

  static Settings jmap(Url url) {
    return Settings.of(Service.of(Protocol.JMAP, Endpoint.of(url)));
  }

  /** The metadata of an issuer that has and lists all, which a test then spoils. */
  static String metadata(String issuer) {
    return """
        {"issuer":"ISSUER",
        "authorization_endpoint":"ISSUER/authorize",
        "token_endpoint":"ISSUER/token",
        "registration_endpoint":"ISSUER/register",
        "device_authorization_endpoint":"ISSUER/device",
        "revocation_endpoint":"ISSUER/revoke",
        "jwks_uri":"ISSUER/keys",
        "scopes_supported":["openid","email","offline_access"],
        "claims_supported":["sub","email"],
        "response_types_supported":["code"],
        "grant_types_supported":["authorization_code","refresh_token"],
        "token_endpoint_auth_methods_supported":["none"],
        "code_challenge_methods_supported":["S256"],
        "authorization_response_iss_parameter_supported":true}
        """
        .replace("ISSUER", issuer);
  }

  static String metadata() {
    return metadata(ISSUER);
  }
}
