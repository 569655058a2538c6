package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.lab.LabResponse;

/** Row A78 of the attacks: what a server makes of the client that is registered. */
final class RegistrarTest {

  private static final List<String> SCOPES = List.of("openid", "email");

  private final TestIssuer issuer = new TestIssuer();
  private final Adapters adapters = new Adapters(issuer.lab);

  @AfterEach
  void close() {
    adapters.close();
    issuer.close();
  }

  @Test
  void registersAPublicClientAndUsesItsRedirect() throws Exception {
    issuer.computes(
        "/register",
        request ->
            LabResponse.json("{\"client_id\":\"dyn-1\"," + request.body().substring(1))
                .withStatus(201));
    OAuth oauth = adapters.oauth();

    OAuth.Client client = oauth.register(issuer.server(), SCOPES);

    assertThat(client.id()).isEqualTo("dyn-1");
    assertThat(client.secret()).isEmpty();
    String body = issuer.asked("/register").get(0).body().replace("\\/", "/");
    assertThat(body)
        .contains("\"token_endpoint_auth_method\":\"none\"")
        .contains("\"application_type\":\"native\"")
        .contains("http://127.0.0.1/")
        .contains("http://[::1]/")
        .contains("refresh_token")
        .doesNotContain("localhost");
    OAuth.Request plain = issuer.request();
    try (OAuth.CodeFlow flow =
        oauth.authorize(
            new OAuth.Request(
                plain.server(), client, SCOPES, List.of(), plain.loginHint(), plain.extra()))) {
      String redirect = new TestBrowser(flow.page()).parameter("redirect_uri");
      assertThat(redirect).matches("http://127.0.0.1:[0-9]+/[A-Za-z0-9_-]{16}");
      assertThat(body).contains(redirect.replaceFirst(":[0-9]+/", "/"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"redirect_uris\":[\"https://evil.example/\"]",
        "\"redirect_uris\":[]",
        "\"redirect_uris\":\"http://127.0.0.1/\"",
        "\"token_endpoint_auth_method\":\"client_secret_post\"",
        "\"client_secret\":\"cs-secret-1\",\"client_secret_expires_at\":0",
        "\"scope\":\"openid email admin\""
      })
  void refusesAClientThatIsAnotherOne(String changed) {
    issuer.always(
        "/register", LabResponse.json("{\"client_id\":\"dyn-1\"," + changed + "}").withStatus(201));

    LookupException refused = refused();

    assertThat(Refusal.of(refused)).isEqualTo(Refusal.NO_CLIENT);
    assertThat(refused.getMessage())
        .contains("registered another client than was asked for")
        .doesNotContain("cs-secret-1");
  }

  @Test
  void takesIdsAsLongAsStalwartsAndNoLonger() throws Exception {
    issuer.always("/register", id(2048));
    assertThat(adapters.oauth().register(issuer.server(), SCOPES).id()).hasSize(2048);

    issuer.always("/register", id(2049));
    assertThat(refused().reason()).isEqualTo(Reason.MALFORMED);
    issuer.always("/register", id(10_000_000));
    assertThat(refused().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void saysWhatAClosedRegistrationNeeds() {
    issuer.always("/register", LabResponse.html("no").withStatus(401));

    assertThat(Refusal.of(refused())).isEqualTo(Refusal.NO_CLIENT);
    assertThat(refused())
        .hasMessage(
            "https://id.example.com registers no clients without an initial access token: give it"
                + " a client id or such a token");
  }

  @Test
  void bringsTheInitialAccessTokenThatItIsGiven() throws Exception {
    issuer.always("/register", id(5));
    Clients clients = Clients.NONE.withInitialAccessToken(TestIssuer.ISSUER, "iat-secret-1");

    adapters.oauth(clients, Optional.empty()).register(issuer.server(), SCOPES);

    assertThat(issuer.asked("/register").get(0).bearerToken()).contains("iat-secret-1");
    assertThat(clients.toString()).doesNotContain("iat-secret-1");
  }

  @Test
  void registersWithoutOpenidWhereThatIsNoScopeOfClients() throws Exception {
    issuer.computes(
        "/register",
        request ->
            request.body().contains("openid")
                ? TestIssuer.error(403, "insufficient_scope", "Policy 'Allowed Client Scopes'")
                : LabResponse.json("{\"client_id\":\"dyn-1\",\"scope\":\"email\"}")
                    .withStatus(201));
    Clients clients = Clients.NONE.withInitialAccessToken(TestIssuer.ISSUER, "iat-secret-1");

    OAuth oauth = adapters.oauth(clients, Optional.empty());

    assertThat(oauth.register(issuer.server(), SCOPES).id()).isEqualTo("dyn-1");
    assertThat(issuer.asked("/register"))
        .hasSize(2)
        .allMatch(r -> r.bearerToken().equals(Optional.of("iat-secret-1")));
  }

  @Test
  void saysWhyAnInitialAccessTokenDidNotHelp() {
    issuer.always(
        "/register", TestIssuer.error(401, "invalid_token", "iat-secret-1 is used up\\u001b[2J"));
    Clients clients = Clients.NONE.withInitialAccessToken(TestIssuer.ISSUER, "iat-secret-1");

    LookupException refused =
        catchThrowableOfType(
            LookupException.class,
            () -> adapters.oauth(clients, Optional.empty()).register(issuer.server(), SCOPES));

    assertThat(Refusal.of(refused)).isEqualTo(Refusal.NO_CLIENT);
    assertThat(refused.getMessage())
        .startsWith("the initial access token brings no client: " + TestIssuer.ISSUER)
        .contains("is used up")
        .doesNotContain("iat-secret-1", "\u001b");
    assertThat(issuer.asked("/register")).hasSize(1);
  }

  @Test
  void registersOnceWhateverComesBack() {
    issuer.always("/register", LabResponse.status(503));

    assertThat(refused().reason()).isEqualTo(Reason.SERVER_FAILURE);
    assertThat(issuer.asked("/register")).hasSize(1);
  }

  @Test
  void asksForNoConfigurationOfTheClient() throws Exception {
    issuer.always(
        "/register",
        LabResponse.json(
            "{\"client_id\":\"c\",\"registration_client_uri\":\"https://id.example.com/manage\","
                + "\"registration_access_token\":\"rat-secret-1\"}"));

    adapters.oauth().register(issuer.server(), SCOPES);

    assertThat(issuer.asked("/manage")).isEmpty();
  }

  private static LabResponse id(int length) {
    return LabResponse.json("{\"client_id\":\"" + "x".repeat(length) + "\"}").withStatus(201);
  }

  private LookupException refused() {
    return catchThrowableOfType(
        LookupException.class, () -> adapters.oauth().register(issuer.server(), SCOPES));
  }
}
