package org.mailscout.oauth;

import java.util.regex.Pattern;

/** Issuers that name their tenant, as Microsoft's do: {@code {tenantid}} stands for a GUID. */
final class IssuerTemplate {

  private static final String TENANT = "{tenantid}";
  private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  private IssuerTemplate() {}

  /** Returns whether the issuer is one of the template. */
  static boolean fits(String template, String issuer) {
    int at = template.indexOf(TENANT);
    if (at < 0) {
      return template.equals(issuer);
    }
    String pattern =
        Pattern.quote(template.substring(0, at))
            + GUID
            + Pattern.quote(template.substring(at + TENANT.length()));
    return issuer.matches(pattern);
  }
}
