package org.mailscout.lab.openid;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;

/** Spoils metadata. */
final class MetadataFaults {

  private static final int HUGE = 10 << 20;
  private static final int DEEP = 100_000;
  private static final int LONG = 1_000_000;
  private static final Set<String> MINIMUM =
      Set.of(
          "issuer",
          "authorization_endpoint",
          "token_endpoint",
          "registration_endpoint",
          "userinfo_endpoint",
          "scopes_supported",
          "claims_supported");

  private final Map<String, Object> document;
  private final Faults faults;

  MetadataFaults(Map<String, Object> document, Faults faults) {
    this.document = document;
    this.faults = faults;
  }

  LabResponse response() {
    String issuer = String.valueOf(document.get("issuer"));
    spoilIssuer(issuer);
    spoilAuthorizationEndpoint(issuer);
    spoilOtherEndpoints();
    if (faults.has(OpenIdFault.WITHOUT_S256)) {
      document.put("code_challenge_methods_supported", List.of("plain"));
    }
    if (faults.has(OpenIdFault.MINIMAL_METADATA)) {
      document.keySet().retainAll(MINIMUM);
    }
    if (faults.has(OpenIdFault.WRONG_TYPES_IN_METADATA)) {
      document.replaceAll(
          (name, v) -> v instanceof List ? "S256 code" : List.of(String.valueOf(v)));
    }
    if (faults.has(OpenIdFault.METADATA_IN_HTML)) {
      return LabResponse.html("<html><body>welcome</body></html>");
    }
    if (faults.has(OpenIdFault.METADATA_REDIRECTS)) {
      return LabResponse.redirect(issuer + "/metadata.json");
    }
    return LabResponse.json(spoilText(Json.write(document), issuer));
  }

  private void spoilIssuer(String issuer) {
    replace(OpenIdFault.OTHER_ISSUER, "issuer", "https://id.stranger.example");
    replace(
        OpenIdFault.ISSUER_IN_CAPITALS,
        "issuer",
        "https://" + issuer.substring(8).toUpperCase(Locale.ROOT));
    replace(OpenIdFault.ISSUER_WITH_SLASH, "issuer", issuer + "/");
    replace(OpenIdFault.ISSUER_WITH_SUFFIX, "issuer", issuer + ".stranger.example");
  }

  private void spoilAuthorizationEndpoint(String issuer) {
    String name = "authorization_endpoint";
    String right = String.valueOf(document.get(name));
    replace(OpenIdFault.JAVASCRIPT_ENDPOINT, name, "javascript:alert(1)//" + right);
    replace(OpenIdFault.FILE_ENDPOINT, name, "file:///etc/passwd");
    replace(OpenIdFault.SMB_ENDPOINT, name, "smb://stranger.example/share");
    replace(OpenIdFault.FLAG_ENDPOINT, name, "--new-window=" + right);
    replace(OpenIdFault.SHELL_ENDPOINT, name, right + "?a=$(touch${IFS}pwned)`id`|calc&b=\"'");
    replace(
        OpenIdFault.USERINFO_ENDPOINT,
        name,
        right.replace("https://", "https://" + issuer.substring(8) + "@"));
    replace(
        OpenIdFault.PARAMETERS_IN_ENDPOINT,
        name,
        right + "?client_id=stranger&redirect_uri=https://stranger.example/&state=known");
  }

  private void spoilOtherEndpoints() {
    replace(OpenIdFault.FOREIGN_TOKEN_ENDPOINT, "token_endpoint", "https://stranger.example/token");
    replace(OpenIdFault.PRIVATE_ENDPOINTS, "token_endpoint", "https://127.0.0.1/token");
    replace(OpenIdFault.PRIVATE_ENDPOINTS, "registration_endpoint", "https://10.0.0.1/register");
    replace(OpenIdFault.PRIVATE_ENDPOINTS, "device_authorization_endpoint", "https://[::1]/device");
    replace(OpenIdFault.PRIVATE_ENDPOINTS, "revocation_endpoint", "https://192.168.0.1/revoke");
    replace(OpenIdFault.PRIVATE_ENDPOINTS, "jwks_uri", "https://169.254.169.254/jwks");
    if (faults.has(OpenIdFault.HTTP_ENDPOINTS)) {
      endpoints()
          .toList()
          .forEach(name -> change(name, url -> url.replaceFirst("^https:", "http:")));
    }
  }

  private String spoilText(String text, String issuer) {
    if (faults.has(OpenIdFault.TWO_ISSUERS)) {
      return "{\"issuer\":\"https://id.stranger.example\"," + text.substring(1);
    }
    if (faults.has(OpenIdFault.TRAILING_METADATA)) {
      return text + "{\"issuer\":\"" + issuer + "\"}";
    }
    if (faults.has(OpenIdFault.HUGE_METADATA)) {
      return with(text, "\"" + "x".repeat(HUGE) + "\"");
    }
    if (faults.has(OpenIdFault.DEEP_METADATA)) {
      return with(text, "[".repeat(DEEP) + "]".repeat(DEEP));
    }
    return faults.has(OpenIdFault.LONG_NUMBER_IN_METADATA) ? with(text, "9".repeat(LONG)) : text;
  }

  private static String with(String text, String value) {
    return "{\"more\":" + value + "," + text.substring(1);
  }

  private Stream<String> endpoints() {
    return document.keySet().stream()
        .filter(name -> name.endsWith("_endpoint") || name.equals("jwks_uri"));
  }

  private void change(String name, Function<String, String> how) {
    document.put(name, how.apply(String.valueOf(document.get(name))));
  }

  private void replace(OpenIdFault fault, String name, String value) {
    if (faults.has(fault)) {
      document.put(name, value);
    }
  }
}
