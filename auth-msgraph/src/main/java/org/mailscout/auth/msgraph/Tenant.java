package org.mailscout.auth.msgraph;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.strictjson.JsonObject;

/**
 * The tenant that a domain is verified in: an identity, which is no mailbox.
 *
 * @param id its GUID
 * @param cloud where it is
 */
record Tenant(String id, Cloud cloud) {

  /** All personal accounts, which own no domain. */
  static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private static final String GUID =
      "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
  private static final Pattern ISSUER = Pattern.compile("https://([a-z.]+)/" + GUID + "/v2\\.0");
  private static final List<String> ENDPOINTS =
      List.of("authorization_endpoint", "token_endpoint", "jwks_uri");
  // RFC 6749 §5.2 has 400 for a request that is refused: this is how it says "no such tenant".
  private static final int UNKNOWN = 400;

  /** Returns the question for the tenant of a domain, which is all that Microsoft learns. */
  static HttpRequest question(Domain domain) {
    String path = "/" + domain.name() + "/v2.0/.well-known/openid-configuration";
    return HttpRequest.get(Url.https(Clouds.global().login(), path))
        .withAccept("application/json")
        .withRedirects(0);
  }

  /**
   * Returns the tenant that the document tells of, or empty if there is none.
   *
   * @throws LookupException if Microsoft could not be asked, or the document is not one of a tenant
   *     in a cloud of its own
   */
  static Optional<Tenant> read(HttpAnswer answer) throws LookupException {
    answer.orThrow();
    if (answer.status() == UNKNOWN || answer.status() == 404) {
      return Optional.empty();
    }
    if (answer.status() != 200) {
      throw unfit(answer, "status " + answer.status());
    }
    JsonObject members = JsonObject.parse(answer.body(), answer.url().toString());
    String issuer = members.text("issuer").orElse("");
    Matcher parts = ISSUER.matcher(issuer);
    if (!parts.matches()) {
      throw unfit(answer, "its issuer names no tenant");
    }
    String id = parts.group(2);
    Cloud cloud = cloud(members).orElseThrow(() -> unfit(answer, "of no cloud that is known"));
    if (cloud.logins().stream().noneMatch(login -> login.name().equals(parts.group(1)))) {
      throw unfit(answer, "its issuer is not of the cloud " + cloud.id());
    }
    for (String endpoint : ENDPOINTS) {
      requireOf(cloud, id, members.text(endpoint), endpoint, answer);
    }
    return id.equals(PERSONAL) ? Optional.empty() : Optional.of(new Tenant(id, cloud));
  }

  // The two clouds of the US government sign in at one host: Graph's tells them apart.
  private static Optional<Cloud> cloud(JsonObject members) {
    String instance = members.text("cloud_instance_name").orElse("");
    Optional<String> graph = members.text("msgraph_host");
    boolean dod = members.text("tenant_region_sub_scope").filter("DOD"::equals).isPresent();
    return Clouds.all().stream()
        .filter(cloud -> cloud.instances().contains(instance))
        .filter(cloud -> graph.isEmpty() || graph.get().equals(cloud.graph().name()))
        .filter(cloud -> graph.isPresent() || cloud.id().equals("us-l5") == dod)
        .findFirst();
  }

  private static void requireOf(
      Cloud cloud, String id, Optional<String> endpoint, String name, HttpAnswer answer)
      throws LookupException {
    Url url =
        endpoint
            .flatMap(Url::parse)
            .filter(Url::isHttps)
            .orElseThrow(() -> unfit(answer, name + " is no URL of https"));
    Host host = url.host();
    if (!cloud.logins().contains(host) || !url.port().equals(org.mailscout.api.Port.HTTPS)) {
      throw unfit(answer, name + " is not of the cloud " + cloud.id());
    }
    if (!url.path().startsWith("/" + id + "/")) {
      throw unfit(answer, name + " is of another tenant");
    }
  }

  private static LookupException unfit(HttpAnswer answer, String what) {
    return new LookupException(Reason.MALFORMED, answer.url() + ": " + what);
  }
}
