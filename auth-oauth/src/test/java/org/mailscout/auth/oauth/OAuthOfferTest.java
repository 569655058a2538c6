package org.mailscout.auth.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.AuthOffer.Registration;
import org.mailscout.api.auth.Candidate;
import org.mailscout.testkit.FakeDiscoveryContext;

final class OAuthOfferTest {

  private static final String HOST = "https://api.example.com";
  private static final Url JMAP = Url.of(HOST + "/.well-known/jmap");
  private static final String OIDC = HOST + "/.well-known/openid-configuration";
  private static final String RFC_8414 = HOST + "/.well-known/oauth-authorization-server";

  private final FakeDiscoveryContext context = FakeDiscoveryContext.of(Domain.of("example.com"));

  @Test
  void registersByItselfWhereTheJmapHostIsAnIssuer() throws Exception {
    json(OIDC, document(HOST, ",\"registration_endpoint\":\"" + HOST + "/register\""));

    AuthOffer offer = offer(jmap()).orElseThrow();

    assertThat(offer.issuer()).contains(HOST);
    assertThat(offer.registration()).isEqualTo(Registration.DYNAMIC);
    assertThat(offer.scopes()).containsExactly("openid", "email", "offline_access");
  }

  @Test
  void takesWhatASmallServerPublishes() throws Exception {
    json(OIDC, document(HOST, ""));

    AuthOffer offer = offer(jmap()).orElseThrow();

    assertThat(offer.registration()).isEqualTo(Registration.NONE);
    assertThat(offer.notes()).hasSize(2);
  }

  @Test
  void prefersTheIssuerThatTheChallengeNames() throws Exception {
    context
        .http()
        .with(
            JMAP,
            401,
            Map.of(
                "www-authenticate",
                List.of("Bearer resource_metadata=\"/.well-known/oauth-protected-resource\"")),
            new byte[0]);
    json(
        HOST + "/.well-known/oauth-protected-resource",
        "{\"resource\":\"" + HOST + "\",\"authorization_servers\":[\"https://id.example.com/a\"]}");
    json(
        "https://id.example.com/.well-known/oauth-authorization-server/a",
        document("https://id.example.com/a", ""));
    json(OIDC, document(HOST, ""));

    assertThat(offer(jmap()).orElseThrow().issuer()).contains("https://id.example.com/a");
  }

  @Test
  void ignoresMetadataOfAnotherResource() throws Exception {
    json(
        HOST + "/.well-known/oauth-protected-resource",
        "{\"resource\":\"https://other.test\",\"authorization_servers\":[\"https://evil.test\"]}");
    json("https://evil.test/.well-known/openid-configuration", document("https://evil.test", ""));

    assertThat(offer(jmap())).isEmpty();
    assertThat(context.http().asked()).noneMatch(r -> r.url().host().name().equals("evil.test"));
  }

  @Test
  void takesOpenIdsDocumentWhereBothAreThere() throws Exception {
    String other = "https://id.example.com/other";
    json(RFC_8414, document(HOST, ",\"device_authorization_endpoint\":\"" + other + "\""));
    json(OIDC, document(HOST, ""));

    assertThat(offer(jmap()).orElseThrow().parameters().toString()).doesNotContain(other);
  }

  @Test
  void takesTheOtherDocumentWhereOpenIdsIsNotFit() throws Exception {
    json(OIDC, document("https://other.example.com", ""));
    json(RFC_8414, document(HOST, ""));

    assertThat(offer(jmap()).orElseThrow().issuer()).contains(HOST);
  }

  @Test
  void asksNoIssuerToRedirect() throws Exception {
    context.http().redirect(Url.of(RFC_8414), Url.of("https://evil.test/metadata"));
    json("https://evil.test/metadata", document(HOST, ""));

    assertThat(offer(jmap())).isEmpty();
  }

  @Test
  void refusesMetadataThatIsNotFit() {
    List<String> unfit =
        List.of(
            document("https://API.example.com", ""),
            document(HOST + "/x", ""),
            document(HOST, ",\"issuer\":\"" + HOST + "\""),
            document(HOST, ",\"code_challenge_methods_supported\":[\"plain\"]"),
            document(HOST, ",\"response_types_supported\":[\"token\"]"),
            document(HOST, ",\"grant_types_supported\":[\"implicit\"]"),
            document(HOST, "").replace(HOST + "/token", "http://api.example.com/token"),
            document(HOST, "").replace(HOST + "/auth", "javascript:alert(1)"),
            document(HOST, "").replace(HOST + "/auth", "-flag"),
            document(HOST, "").replace("/auth\"", "/auth?redirect_uri=https://evil.test\""),
            document(HOST, "") + "{}");
    for (String document : unfit) {
      json(OIDC, document);

      assertThatThrownBy(() -> offer(jmap())).as(document).isInstanceOf(LookupException.class);
    }
  }

  @Test
  void asksTheIssuerThatTheSettingsName() throws Exception {
    Settings settings =
        imap("mx.example.com").withIssuers(List.of(IssuerHint.of("https://id.example.com/")));
    json(
        "https://id.example.com/.well-known/openid-configuration",
        document("https://id.example.com/", ""));

    assertThat(offer(settings).orElseThrow().issuer()).contains("https://id.example.com/");
  }

  @Test
  void takesTheEndpointsOfAFileWhereItsIssuerHasNoMetadata() throws Exception {
    IssuerHint hint =
        IssuerHint.of("id.example.com")
            .withScopes(List.of("mail"))
            .withEndpoints(
                Url.of("https://id.example.com/auth"), Url.of("https://id.example.com/token"));

    AuthOffer offer = offer(imap("mx.example.com").withIssuers(List.of(hint))).orElseThrow();

    assertThat(offer.issuer()).contains("https://id.example.com");
    assertThat(offer.scopes()).containsExactly("mail");
  }

  @Test
  void knowsLargeProvidersWithoutAsking() throws Exception {
    AuthOffer offer = offer(imap("imap.gmail.com")).orElseThrow();

    assertThat(offer.issuer()).contains("https://accounts.google.com");
    assertThat(offer.registration()).isEqualTo(Registration.CONFIGURED);
    assertThat(offer.scopes()).contains("https://mail.google.com/");
    assertThat(context.http().asked()).isEmpty();
  }

  @Test
  void vouchesForALargeProviderAtItsOwnHostsAlone() throws Exception {
    Settings settings =
        imap("imap.evil.test").withIssuers(List.of(IssuerHint.of("accounts.google.com")));

    AuthOffer offer = offer(settings).orElseThrow();

    assertThat(offer.issuer()).contains("https://accounts.google.com");
    assertThat(offer.registration()).isEqualTo(Registration.NONE);
  }

  @Test
  void asksNoStrangerForTheHostsOfALargeProvider() throws Exception {
    Settings settings =
        imap("imap.gmail.com").withIssuers(List.of(IssuerHint.of("https://id.evil.test")));

    assertThat(offer(settings).orElseThrow().issuer()).contains("https://accounts.google.com");
    assertThat(context.http().asked()).isEmpty();
  }

  @Test
  void takesTheSlashOfARootThatNobodySpelt() throws Exception {
    json(OIDC, document(HOST + "/", ""));

    assertThat(offer(jmap()).orElseThrow().issuer()).contains(HOST + "/");
  }

  @Test
  void leavesMicrosoftToItsOwnMethod() throws Exception {
    for (String host :
        List.of(
            "outlook.office365.com",
            "outlook.office365.us",
            "webmail.apps.mil",
            "partner.outlook.cn")) {
      assertThat(offer(imap(host))).isEmpty();
    }
    assertThat(context.http().asked()).isEmpty();
  }

  @Test
  void takesNoWebSiteForTheIssuerOfItsMail() throws Exception {
    json(
        "https://mx.example.com/.well-known/openid-configuration",
        document("https://mx.example.com", ""));

    assertThat(offer(imap("mx.example.com"))).isEmpty();
  }

  @Test
  void takesTheDomainItselfWhereItsIssuerIsForMail() throws Exception {
    String domain = "https://example.com";
    json(
        domain + "/.well-known/openid-configuration",
        document(domain, "").replace("\"openid\"", "\"" + Scopes.MAIL + "\""));

    AuthOffer offer = offer(imap("mx.example.com")).orElseThrow();

    assertThat(offer.issuer()).contains(domain);
    assertThat(offer.parameters()).containsEntry("resources", "imaps://mx.example.com:993");
  }

  @Test
  void saysNothingOfAGuessThatCouldNotBeAsked() throws Exception {
    context.http().failAll(Reason.TIMEOUT);

    assertThat(offer(imap("mx.example.com"))).isEmpty();
  }

  private Optional<AuthOffer> offer(Settings settings)
      throws LookupException, InterruptedException {
    return new OAuthMethod().offer(Candidate.of(settings, TrustClass.OWN), context);
  }

  private void json(String url, String text) {
    context
        .http()
        .with(
            Url.of(url),
            200,
            Map.of("content-type", List.of("application/json")),
            text.getBytes(UTF_8));
  }

  private static Settings jmap() {
    return Settings.of(Service.of(Protocol.JMAP, Endpoint.of(JMAP)));
  }

  private static Settings imap(String host) {
    return Settings.of(
        Service.of(Protocol.IMAP, Endpoint.of(Host.of(host), Port.of(993), Security.TLS)));
  }

  private static String document(String issuer, String more) {
    return "{\"issuer\":\""
        + issuer
        + "\",\"authorization_endpoint\":\""
        + HOST
        + "/auth\",\"token_endpoint\":\""
        + HOST
        + "/token\",\"scopes_supported\":[\"openid\",\"email\",\"offline_access\"]"
        + more
        + "}";
  }
}
