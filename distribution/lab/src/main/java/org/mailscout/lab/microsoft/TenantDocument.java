package org.mailscout.lab.microsoft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;

/** The OpenID document of a tenant, or of all: with a template in the issuer's place. */
final class TenantDocument {

  private static final String OTHER = "0d1e2f3a-4b5c-4d6e-8f70-8192a3b4c5d6";

  private TenantDocument() {}

  /**
   * Returns the document.
   *
   * @param authority how its endpoints name it: a GUID, {@code common}, ...
   * @param id the GUID in its issuer, or the template
   */
  static LabResponse of(MicrosoftCloud cloud, String authority, String id, Faults faults) {
    if (faults.has(MicrosoftFault.DOCUMENTS_IN_HTML)) {
      return LabResponse.html("<html><body>Sign in to your account</body></html>");
    }
    String named =
        faults.has(MicrosoftFault.ISSUER_OF_ANOTHER_TENANT)
            ? OTHER
            : faults.has(MicrosoftFault.ISSUER_WITHOUT_GUID) ? "not-a-guid" : id;
    String host =
        faults.has(MicrosoftFault.ISSUER_OF_ANOTHER_CLOUD)
            ? "login.microsoftonline.de"
            : cloud.login();
    String base =
        faults.has(MicrosoftFault.ENDPOINTS_ELSEWHERE)
            ? "https://login.stranger.example/" + authority
            : "https://" + cloud.login() + "/" + authority;
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("token_endpoint", base + "/oauth2/v2.0/token");
    document.put("jwks_uri", base + "/discovery/v2.0/keys");
    document.put("response_types_supported", List.of("code", "id_token", "code id_token"));
    document.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
    document.put("subject_types_supported", List.of("pairwise"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put("issuer", "https://" + host + "/" + named + "/v2.0");
    document.put("authorization_endpoint", base + "/oauth2/v2.0/authorize");
    document.put("device_authorization_endpoint", base + "/oauth2/v2.0/devicecode");
    document.put("tenant_region_scope", region(cloud));
    document.put("cloud_instance_name", cloud.instance());
    document.put("msgraph_host", cloud.graph());
    return LabResponse.json(Json.write(document));
  }

  private static String region(MicrosoftCloud cloud) {
    return switch (cloud) {
      case GLOBAL -> "EU";
      case US_GOVERNMENT -> "USGov";
      case CHINA -> "AS";
    };
  }
}
