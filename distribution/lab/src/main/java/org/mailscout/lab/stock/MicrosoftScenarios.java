package org.mailscout.lab.stock;

import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabScenario;

/** Domains at Microsoft whose MX does not say so, and domains that only seem to be there. */
final class MicrosoftScenarios implements LabScenario {

  private static final String SPF = "\"v=spf1 include:spf.protection.outlook.com -all\"";
  private static final String GLOBAL_TENANT = "5b3f0a7e-2c41-4d8e-9a60-7f1e2d3c4b5a";
  private static final String GOVERNMENT_TENANT = "6c4e1b8f-3d52-4e9f-8b71-8a2f3e4d5c6b";

  @Override
  public void addTo(Lab.Builder lab) {
    String global = tenant("microsoftonline.com", GLOBAL_TENANT, "EU", "graph.microsoft.com");
    lab.address("jane@gateway.example", "Microsoft 365 behind a gateway")
        .record("gateway.example", "MX", "10 mxa-001.gslb.pphosted.com.")
        .record("gateway.example", "TXT", SPF)
        .record("autodiscover.gateway.example", "CNAME", "autodiscover.outlook.com.")
        .host("mxa-001.gslb.pphosted.com")
        .host("autodiscover.outlook.com");
    tenantOf(lab, "gateway.example", global);

    lab.address("jane@agency.example", "Microsoft 365 in a cloud of the US government")
        .record("agency.example", "MX", "0 agency-example.mail.protection.office365.us.")
        .host("agency-example.mail.protection.office365.us")
        .serve("outlook.office365.us", LabMail.imap().withMechanisms("PLAIN", "XOAUTH2"))
        .serve("smtp.office365.us", LabMail.submissionStartTls().withMechanisms("XOAUTH2"));
    tenantOf(
        lab,
        "agency.example",
        tenant("microsoftonline.us", GOVERNMENT_TENANT, "USGov", "graph.microsoft.us"));

    lab.address("jane@google-tenant.example", "MX at Google, with a tenant at Microsoft")
        .record("google-tenant.example", "MX", "1 aspmx.l.google.com.")
        .record("google-tenant.example", "TXT", SPF);
    tenantOf(lab, "google-tenant.example", global);
  }

  private static void tenantOf(Lab.Builder lab, String domain, String document) {
    lab.document(
        "login.microsoftonline.com",
        "/" + domain + "/v2.0/.well-known/openid-configuration",
        LabResponse.json(document));
  }

  private static String tenant(String instance, String id, String region, String graph) {
    return """
        {"issuer": "%1$s/v2.0",
         "authorization_endpoint": "%1$s/oauth2/v2.0/authorize",
         "token_endpoint": "%1$s/oauth2/v2.0/token",
         "device_authorization_endpoint": "%1$s/oauth2/v2.0/devicecode",
         "jwks_uri": "%1$s/discovery/v2.0/keys",
         "tenant_region_scope": "%2$s",
         "cloud_instance_name": "%3$s",
         "msgraph_host": "%4$s"}
        """
        .formatted("https://login." + instance + "/" + id, region, instance, graph);
  }
}
