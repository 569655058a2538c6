package org.mailscout.lab.openid;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabAccounts;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabScenario;
import org.mailscout.lab.LabSite;
import org.mailscout.lab.oauth.Codes;
import org.mailscout.lab.oauth.Devices;
import org.mailscout.lab.oauth.LabClock;
import org.mailscout.lab.oauth.OAuthRefusal;
import org.mailscout.lab.oauth.Pages;
import org.mailscout.lab.oauth.Secrets;
import org.mailscout.lab.oauth.Tokens;

/**
 * An OpenID provider at an issuer of the lab: metadata in both forms, dynamic registration, code,
 * device and refresh grants, revocation, introspection and ID tokens.
 *
 * <p>Users sign in with the lab's passwords, on pages without script; their tokens are good at the
 * lab's mail servers until they end. Refresh tokens are good once: a second use ends all that came
 * of the same sign-in. PKCE with S256 is required. Introspection is for {@code resource-server},
 * with the password {@code secret}.
 *
 * <p>Safe for use by many threads; can be changed while the lab runs.
 */
public final class LabOpenId implements LabScenario, LabSite {

  private static final List<String> SCOPES =
      List.of(
          "openid",
          "email",
          "offline_access",
          "urn:ietf:params:oauth:scope:mail",
          "urn:ietf:params:oauth:scope:contacts",
          "urn:ietf:params:oauth:scope:calendars");

  private final String issuer;
  private final LabClock clock = new LabClock();
  private final Secrets secrets = new Secrets();
  private final Faults faults = new Faults();
  private final Clients clients = new Clients();
  private final Tokens tokens = new Tokens(clock, secrets, true);
  private final Devices devices = new Devices(clock, secrets, tokens);
  private final RegistrationEndpoint registration =
      new RegistrationEndpoint(clients, faults, secrets, SCOPES);
  private volatile Optional<Endpoints> endpoints = Optional.empty();

  private record Endpoints(
      AuthorizationEndpoint authorization,
      TokenEndpoint token,
      DeviceEndpoint device,
      TokenQuestions questions,
      IdTokens idTokens) {}

  private LabOpenId(String issuer) {
    this.issuer = issuer;
  }

  /** Returns a provider that is still to be added to a lab. */
  public static LabOpenId at(String issuer) {
    return new LabOpenId(issuer);
  }

  /**
   * Returns the provider at an issuer of a lab.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LabOpenId of(Lab lab, String issuer) {
    return lab.site(URI.create(issuer).getHost())
        .filter(LabOpenId.class::isInstance)
        .map(LabOpenId.class::cast)
        .filter(provider -> provider.issuer.equals(issuer))
        .orElseThrow(() -> new IllegalArgumentException(issuer));
  }

  @Override
  public void addTo(Lab.Builder lab) {
    LabAccounts accounts = lab.accounts();
    Codes codes = new Codes(clock, secrets, tokens);
    IdTokens idTokens = new IdTokens(issuer, clock, faults);
    endpoints =
        Optional.of(
            new Endpoints(
                new AuthorizationEndpoint(issuer, clients, codes, accounts, faults),
                new TokenEndpoint(clients, codes, devices, tokens, idTokens, faults),
                new DeviceEndpoint(issuer, clients, devices, accounts, faults),
                new TokenQuestions(issuer, clients, tokens, idTokens),
                idTokens));
    lab.site(URI.create(issuer).getHost(), this);
    accounts.tokensOf(token -> tokens.find(token).map(access -> access.family().consent().user()));
  }

  /** Returns the issuer. */
  public String issuer() {
    return issuer;
  }

  /** Lets the provider misbehave in these ways alone; in none where none is given. */
  public void misbehave(OpenIdFault... how) {
    faults.set(how);
  }

  /** Chooses who may register a client; everybody at first. */
  public void registration(OpenIdRegistration how) {
    registration.policy(how);
  }

  /** Returns the token that registration takes where it is by token. */
  public String initialAccessToken() {
    return registration.initialToken();
  }

  /** Adds a public client that may ask for every scope. */
  public void client(String id, String... redirectUris) {
    clients.add(new Client(id, List.of(redirectUris), SCOPES));
  }

  /** Returns how many clients there are. */
  public int clients() {
    return clients.count();
  }

  /** Forgets all clients. */
  public void forgetClients() {
    clients.forget();
  }

  /** Agrees to a device's code in a user's name; returns whether there is such a code. */
  public boolean approve(String userCode, String user) {
    return devices.approve(userCode, user);
  }

  /** Says no to a device's code; returns whether there is such a code. */
  public boolean deny(String userCode) {
    return devices.deny(userCode);
  }

  /** Ends all tokens of a user. */
  public void revokeAllOf(String user) {
    tokens.revokeAllOf(user);
  }

  /** Puts the provider's clock ahead, so that codes and tokens end. */
  public void advance(Duration time) {
    clock.advance(time);
  }

  /** Returns every code and token that the provider has made, to look where they were left. */
  public Set<String> secrets() {
    return secrets.made();
  }

  @Override
  public LabResponse answer(LabRequest request) {
    String path = URI.create(issuer).getRawPath().replaceFirst("/$", "");
    if (request.path().equals("/.well-known/oauth-authorization-server" + path)
        || request.path().equals(path + "/.well-known/openid-configuration")) {
      boolean registers = registration.policy() != OpenIdRegistration.NONE;
      return new MetadataFaults(ServerMetadata.of(issuer, SCOPES, registers), faults).response();
    }
    if (endpoints.isEmpty() || !request.path().startsWith(path + "/")) {
      return Pages.says(404, "Nothing is here.");
    }
    try {
      return answer(
          request.method() + " " + request.path().substring(path.length()),
          request,
          endpoints.get());
    } catch (OAuthRefusal e) {
      return e.response();
    }
  }

  private LabResponse answer(String what, LabRequest request, Endpoints at) throws OAuthRefusal {
    return switch (what) {
      case "GET /authorize" -> at.authorization().show(request);
      case "POST /login" -> at.authorization().decide(request);
      case "POST /token" -> at.token().answer(request);
      case "POST /register" -> registration.answer(request);
      case "POST /device" -> at.device().begin(request);
      case "GET /verify" -> at.device().show(request);
      case "POST /verify" -> at.device().decide(request);
      case "POST /revoke" -> at.questions().revoke(request);
      case "POST /introspect" -> at.questions().introspect(request);
      case "GET /userinfo", "POST /userinfo" -> at.questions().userInfo(request);
      case "GET /jwks" -> at.idTokens().keys();
      default -> Pages.says(404, "Nothing is here.");
    };
  }
}
