package org.mailscout.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationRequest;
import com.nimbusds.oauth2.sdk.id.SoftwareID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.rp.ApplicationType;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.OAuth.Client;
import org.mailscout.api.auth.OAuth.Server;
import org.mailscout.api.auth.Refusal;

/**
 * Registers a public client, as oauth-public §3.3 wants it, and reads again what the server made of
 * it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591">RFC 7591</a>
 */
final class Registrar {

  // Stalwart's ids describe themselves, and are so long.
  private static final int LONGEST_ID = 2048;

  private static final String OPENID = "openid";
  // Keycloak's, and RFC 6749's and RFC 7591's for the same.
  private static final Set<String> SCOPE_ERRORS =
      Set.of("insufficient_scope", "invalid_scope", "invalid_client_metadata");

  private static final String NAME = "Mailscout";
  private static final SoftwareID SOFTWARE = new SoftwareID("0b9a2f7e-2d62-4d3b-9a53-6e0c5b6d7f41");

  private final Wire wire;
  private final Clients clients;
  private final Redirects redirects;

  Registrar(Wire wire, Clients clients, Redirects redirects) {
    this.wire = wire;
    this.clients = clients;
    this.redirects = redirects;
  }

  Client register(Server server, List<String> scopes) throws LookupException, InterruptedException {
    URI endpoint = Endpoints.of(server.registration(), "registration_endpoint", server.issuer());
    List<URI> asked = redirects.toRegister();
    Optional<String> token = clients.initialAccessToken(server.issuer());
    Wire.Answer answer = post(endpoint, metadata(server, scopes, asked), token);
    if (!answer.isSuccess() && mindsScopes(answer) && scopes.contains(OPENID)) {
      // Keycloak lets every client ask for it, and knows no such scope that one could have.
      List<String> others = scopes.stream().filter(s -> !s.equals(OPENID)).toList();
      answer = post(endpoint, metadata(server, others, asked), token);
    }
    if (!answer.isSuccess()) {
      throw refused(server, answer, token);
    }
    Document json = Document.read(answer.body(), server.issuer() + " registration");
    String id = checkedId(json);
    check(json, asked, scopes, server);
    redirects.registered(id, asked);
    return Client.of(id);
  }

  private Wire.Answer post(URI endpoint, OIDCClientMetadata metadata, Optional<String> token)
      throws LookupException, InterruptedException {
    ClientRegistrationRequest request =
        new ClientRegistrationRequest(
            endpoint, metadata, token.map(BearerAccessToken::new).orElse(null));
    return wire.once(request.toHTTPRequest());
  }

  private static boolean mindsScopes(Wire.Answer answer) {
    return SCOPE_ERRORS.contains(OAuthErrors.code(answer));
  }

  private static OIDCClientMetadata metadata(
      Server server, List<String> scopes, List<URI> redirects) {
    OIDCClientMetadata metadata = new OIDCClientMetadata();
    metadata.setRedirectionURIs(new HashSet<>(redirects));
    metadata.setTokenEndpointAuthMethod(ClientAuthenticationMethod.NONE);
    Set<GrantType> grants =
        new HashSet<>(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
    if (server.device().isPresent()) {
      grants.add(GrantType.DEVICE_CODE);
    }
    metadata.setGrantTypes(grants);
    metadata.setResponseTypes(Set.of(ResponseType.CODE));
    // OpenID Connect's default, "web", is refused with a redirect to loopback.
    metadata.setApplicationType(ApplicationType.NATIVE);
    if (!scopes.isEmpty()) {
      metadata.setScope(new Scope(scopes.toArray(String[]::new)));
    }
    metadata.setName(NAME);
    metadata.setSoftwareID(SOFTWARE);
    return metadata;
  }

  private static String checkedId(Document json) throws LookupException {
    String id = json.require("client_id");
    if (id.length() > LONGEST_ID || !id.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw json.malformed("client_id");
    }
    return id;
  }

  // RFC 7591 §3.2.1: the server may have changed anything.
  private static void check(Document json, List<URI> asked, List<String> scopes, Server server)
      throws LookupException {
    Set<String> redirects = new HashSet<>(json.texts("redirect_uris"));
    Set<String> ours = new HashSet<>(asked.stream().map(URI::toString).toList());
    if (json.has("redirect_uris") && !redirects.equals(ours)) {
      throw changed(server, "other redirects");
    }
    if (json.text("token_endpoint_auth_method").filter(m -> !m.equals("none")).isPresent()) {
      throw changed(server, "another way to authenticate the client");
    }
    if (json.has("client_secret")) {
      throw changed(server, "a secret, which a public client cannot keep");
    }
    List<String> granted = Arrays.asList(json.text("scope").orElse("").split(" ", -1));
    if (granted.stream().anyMatch(s -> !s.isEmpty() && !scopes.contains(s))) {
      throw changed(server, "more scopes than were asked for");
    }
  }

  private static LookupException changed(Server server, String what) {
    return Refusal.NO_CLIENT.because(
        server.issuer() + " registered another client than was asked for: with " + what);
  }

  private static LookupException refused(
      Server server, Wire.Answer answer, Optional<String> token) {
    LookupException error = OAuthErrors.of(answer, server.issuer(), token.stream().toList());
    if (answer.status() == 401 || answer.status() == 403) {
      return Refusal.NO_CLIENT.because(
          token.isPresent()
              ? "the initial access token brings no client: " + error.getMessage()
              : server.issuer()
                  + " registers no clients without an initial access token: give it a client id or"
                  + " such a token");
    }
    return error.reason().equals(org.mailscout.api.Reason.REFUSED)
        ? Refusal.NO_CLIENT.because(String.valueOf(error.getMessage()))
        : error;
  }
}
