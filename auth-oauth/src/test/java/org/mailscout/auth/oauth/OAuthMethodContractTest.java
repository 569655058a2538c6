package org.mailscout.auth.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.Candidate;
import org.mailscout.testkit.AuthMethodContract;
import org.mailscout.testkit.FakeSignInContext;
import org.mailscout.testkit.Scenario;

/** What every auth method keeps, for an issuer that registers clients by itself. */
final class OAuthMethodContractTest implements AuthMethodContract {

  private static final String ISSUER = "https://imap.example.com";
  private static final String METADATA =
      """
      {"issuer": "https://imap.example.com",
       "authorization_endpoint": "https://imap.example.com/authorize",
       "token_endpoint": "https://imap.example.com/token",
       "registration_endpoint": "https://imap.example.com/register",
       "device_authorization_endpoint": "https://imap.example.com/device",
       "revocation_endpoint": "https://imap.example.com/revoke",
       "scopes_supported": ["openid", "email", "offline_access",
         "urn:ietf:params:oauth:scope:mail"]}
      """;

  @Override
  public AuthMethod method() {
    return new OAuthMethod();
  }

  @Override
  public Scenario published() {
    Scenario scenario = Scenario.of("example.com");
    scenario
        .context()
        .http()
        .with(
            Url.of(ISSUER + "/.well-known/oauth-authorization-server"),
            200,
            Map.of("content-type", List.of("application/json")),
            METADATA.getBytes(UTF_8));
    return scenario;
  }

  @Override
  public Candidate served() {
    Service imap = service(Protocol.IMAP, "imap.example.com", 993);
    Service smtp = service(Protocol.SUBMISSION, "smtp.example.com", 465);
    return Candidate.of(Settings.of(imap, smtp), TrustClass.OWN);
  }

  private static Service service(Protocol protocol, String host, int port) {
    return Service.of(protocol, Endpoint.of(Host.of(host), Port.of(port), Security.TLS));
  }

  @Override
  public FakeSignInContext signIn() {
    return FakeSignInContext.of(new EmailAddress("jane", Domain.of("example.com")));
  }
}
