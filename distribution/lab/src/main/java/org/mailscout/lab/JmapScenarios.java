package org.mailscout.lab;

/** A domain with JMAP, whose server names its OpenID provider. */
final class JmapScenarios implements LabScenario {

  private static final String HOST = "api.jmap.example";
  private static final String RESOURCE = "/.well-known/oauth-protected-resource";

  @Override
  public void addTo(Lab.Builder lab) {
    String challenge =
        "Bearer resource_metadata=\"https://" + HOST + RESOURCE + "/.well-known/jmap\"";
    LabResponse unauthorized = LabResponse.status(401).withHeader("WWW-Authenticate", challenge);
    LabResponse metadata = LabResponse.json(openId("https://id.jmap.example"));
    lab.address("jane@jmap.example", "JMAP and OpenID Connect, with IMAP beside")
        .record("_jmap._tcp.jmap.example", "SRV", "0 1 443 " + HOST + ".")
        .record("_imaps._tcp.jmap.example", "SRV", "0 1 993 imap.jmap.example.")
        .record("_submissions._tcp.jmap.example", "SRV", "0 1 465 smtp.jmap.example.")
        .record("jmap.example", "MX", "10 mx.jmap.example.")
        .host("mx.jmap.example")
        .document(HOST, "/.well-known/jmap", unauthorized)
        .document("jmap.example", "/.well-known/jmap", unauthorized)
        .document(
            HOST,
            RESOURCE + "/.well-known/jmap",
            LabResponse.json(
                """
                {"resource": "https://%s/.well-known/jmap",
                 "authorization_servers": ["https://id.jmap.example"]}
                """
                    .formatted(HOST)))
        .document("id.jmap.example", "/.well-known/oauth-authorization-server", metadata)
        .document("id.jmap.example", "/.well-known/openid-configuration", metadata)
        .serve("imap.jmap.example", LabMail.imap().withMechanisms("PLAIN", "OAUTHBEARER"))
        .serve("smtp.jmap.example", LabMail.submission().withMechanisms("PLAIN", "OAUTHBEARER"))
        .account("jane@jmap.example", "secret");
  }

  private static String openId(String issuer) {
    return """
        {"issuer": "%1$s",
         "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
         "registration_endpoint": "%1$s/register", "revocation_endpoint": "%1$s/revoke",
         "device_authorization_endpoint": "%1$s/device", "jwks_uri": "%1$s/jwks",
         "scopes_supported": ["openid", "email", "offline_access",
           "urn:ietf:params:oauth:scope:mail"],
         "claims_supported": ["sub", "email"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"],
         "response_types_supported": ["code"],
         "grant_types_supported": ["authorization_code", "refresh_token",
           "urn:ietf:params:oauth:grant-type:device_code"],
         "token_endpoint_auth_methods_supported": ["none"],
         "code_challenge_methods_supported": ["S256"],
         "authorization_response_iss_parameter_supported": true}
        """
        .formatted(issuer);
  }
}
