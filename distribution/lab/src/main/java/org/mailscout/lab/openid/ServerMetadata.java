package org.mailscout.lab.openid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a provider says of itself: RFC 8414 and OpenID Connect Discovery in one document. */
final class ServerMetadata {

  static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private ServerMetadata() {}

  static Map<String, Object> of(String issuer, List<String> scopes, boolean registers) {
    String base = issuer.replaceFirst("/$", "");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuer);
    endpoint(document, base, "authorization_endpoint", "/authorize");
    endpoint(document, base, "token_endpoint", "/token");
    if (registers) {
      endpoint(document, base, "registration_endpoint", "/register");
    }
    endpoint(document, base, "device_authorization_endpoint", "/device");
    endpoint(document, base, "revocation_endpoint", "/revoke");
    endpoint(document, base, "introspection_endpoint", "/introspect");
    endpoint(document, base, "userinfo_endpoint", "/userinfo");
    endpoint(document, base, "jwks_uri", "/jwks");
    document.put("scopes_supported", scopes);
    document.put("claims_supported", List.of("sub", "email", "email_verified"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put("response_types_supported", List.of("code"));
    document.put(
        "grant_types_supported", List.of("authorization_code", "refresh_token", DEVICE_GRANT));
    document.put("token_endpoint_auth_methods_supported", List.of("none"));
    document.put("revocation_endpoint_auth_methods_supported", List.of("none"));
    document.put("code_challenge_methods_supported", List.of("S256"));
    document.put("authorization_response_iss_parameter_supported", true);
    return document;
  }

  private static void endpoint(
      Map<String, Object> document, String base, String name, String path) {
    document.put(name, base + path);
  }
}
