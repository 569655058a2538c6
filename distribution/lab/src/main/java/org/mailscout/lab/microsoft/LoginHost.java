package org.mailscout.lab.microsoft;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabSite;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.oauth.Jwt;
import org.mailscout.lab.oauth.Pages;

/** The host where a cloud signs in. */
final class LoginHost implements LabSite {

  private static final Pattern PATH = Pattern.compile("/([^/]+)/(.+)");
  private static final String DOCUMENT = "v2.0/.well-known/openid-configuration";
  private static final List<String> ALL = List.of("common", "organizations");

  private final MicrosoftCloud cloud;
  private final State state;
  private final AuthorizePage page;
  private final TokenRequests tokens;
  private final Realms realms;

  LoginHost(MicrosoftCloud cloud, State state) {
    this.cloud = cloud;
    this.state = state;
    this.page = new AuthorizePage(cloud, state);
    this.tokens = new TokenRequests(cloud, state);
    this.realms = new Realms(state.directory, state.faults);
  }

  @Override
  public LabResponse answer(LabRequest request) {
    if (state.faults.has(MicrosoftFault.UNAVAILABLE)) {
      return LabResponse.status(503);
    }
    Map<String, String> sent = request.parameters();
    if (request.path().equals("/getuserrealm.srf")) {
      return realms.realm(sent.getOrDefault("login", ""), sent.containsKey("xml"));
    }
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Pages.says(404, "Nothing is here.");
    }
    try {
      return answer(path.group(1), path.group(2), request);
    } catch (AadError e) {
      return e.response();
    }
  }

  private LabResponse answer(String authority, String rest, LabRequest request) throws AadError {
    return switch (request.method() + " " + rest) {
      case "GET " + DOCUMENT -> document(authority);
      case "GET oauth2/v2.0/authorize" -> page.show(authority, request);
      case "POST login" -> page.decide(request);
      case "POST oauth2/v2.0/devicecode" -> tokens.device(request);
      case "POST oauth2/v2.0/token" ->
          state.faults.has(MicrosoftFault.THROTTLED)
              ? LabMicrosoft.throttled()
              : tokens.token(authority, request);
      case "POST GetCredentialType" -> realms.credentialType(request);
      case "GET discovery/v2.0/keys" ->
          LabResponse.json(Json.write(Map.of("keys", List.of(Jwt.publicKey()))));
      default ->
          rest.startsWith("userrealm/")
              ? realms.realm(URLDecoder.decode(rest.substring(10), StandardCharsets.UTF_8), false)
              : Pages.says(404, "Nothing is here.");
    };
  }

  private LabResponse document(String authority) throws AadError {
    if (ALL.contains(authority)) {
      return TenantDocument.of(cloud, authority, "{tenantid}", state.faults);
    }
    if (authority.equals("consumers")) {
      return TenantDocument.of(cloud, authority, Tenant.PERSONAL, state.faults);
    }
    Optional<Tenant> tenant = state.directory.named(authority);
    if (tenant.isEmpty()) {
      throw new AadError(90002, "invalid_tenant", "Tenant '" + authority + "' not found.");
    }
    Tenant known = tenant.get();
    if (state.faults.has(MicrosoftFault.THROTTLED)) {
      return LabMicrosoft.throttled();
    }
    // The global host knows the tenants of all clouds, and sends each to its own.
    return known.isAvailable()
        ? TenantDocument.of(known.cloud(), known.id(), known.id(), state.faults)
        : LabResponse.status(503);
  }
}
