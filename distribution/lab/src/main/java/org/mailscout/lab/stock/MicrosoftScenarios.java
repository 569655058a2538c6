package org.mailscout.lab.stock;

import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabScenario;
import org.mailscout.lab.microsoft.LabMicrosoft;
import org.mailscout.lab.microsoft.MicrosoftCloud;

/** Domains at Microsoft, whoever takes their mail, and domains that only seem to be there. */
final class MicrosoftScenarios implements LabScenario {

  private static final String SPF = "\"v=spf1 include:spf.protection.outlook.com -all\"";

  @Override
  public void addTo(Lab.Builder lab) {
    LabMicrosoft microsoft = LabMicrosoft.addTo(lab);
    new MicrosoftServers(lab, microsoft).add();
    byMx(lab, microsoft);
    otherClouds(lab, microsoft);
    behindOthers(lab, microsoft);
    elsewhere(lab, microsoft);
  }

  /** What the MX says is enough. */
  private static void byMx(Lab.Builder lab, LabMicrosoft microsoft) {
    user(lab, "m365.example", "MX at Microsoft 365");
    lab.record("m365.example", "MX", "0 m365-example.mail.protection.outlook.com.")
        .host("m365-example.mail.protection.outlook.com")
        .account("shared@m365.example", "nobody signs in here");
    microsoft.tenant("m365.example", id(1), MicrosoftCloud.GLOBAL);
    microsoft.share("shared@m365.example", "jane@m365.example");

    user(lab, "signed-mx.example", "MX at Microsoft 365, in its zone that is signed");
    lab.record("signed-mx.example", "MX", "0 signed-mx-example.p-v1.mx.microsoft.")
        .host("signed-mx-example.p-v1.mx.microsoft");
    microsoft.tenant("signed-mx.example", id(2), MicrosoftCloud.GLOBAL);

    user(lab, "outlook.com", "a personal account at Outlook.com");
    lab.record("outlook.com", "MX", "5 outlook-com.olc.protection.outlook.com.")
        .host("outlook-com.olc.protection.outlook.com");
    microsoft.personal("outlook.com").personal("hotmail.com").personal("live.com");

    user(lab, "federated.example", "Microsoft 365, whose users sign in at their own");
    lab.record("federated.example", "MX", "0 federated-example.mail.protection.outlook.com.")
        .host("federated-example.mail.protection.outlook.com");
    microsoft.federated("federated.example", id(3), "https://sts.federated.example/adfs/ls/");
  }

  private static void otherClouds(Lab.Builder lab, LabMicrosoft microsoft) {
    user(lab, "agency.example", "Microsoft 365 in a cloud of the US government");
    lab.record("agency.example", "MX", "0 agency-example.mail.protection.office365.us.")
        .host("agency-example.mail.protection.office365.us");
    microsoft.tenant("agency.example", id(4), MicrosoftCloud.US_GOVERNMENT);

    user(lab, "china.example", "Microsoft 365 in China");
    lab.record("china.example", "MX", "0 china-example.mail.protection.partner.outlook.cn.")
        .host("china-example.mail.protection.partner.outlook.cn");
    microsoft.tenant("china.example", id(5), MicrosoftCloud.CHINA);
  }

  /** The MX is somebody else's; the domain's other records tell. */
  private static void behindOthers(Lab.Builder lab, LabMicrosoft microsoft) {
    user(lab, "gateway.example", "Microsoft 365 behind a gateway");
    lab.record("gateway.example", "MX", "10 mxa-001.gslb.pphosted.com.")
        .record("gateway.example", "TXT", SPF)
        .record("autodiscover.gateway.example", "CNAME", "autodiscover.outlook.com.")
        .host("mxa-001.gslb.pphosted.com")
        .host("autodiscover.outlook.com");
    microsoft.tenant("gateway.example", id(6), MicrosoftCloud.GLOBAL);

    user(lab, "forwarded.example", "Microsoft 365 behind a forwarder");
    lab.record("forwarded.example", "MX", "10 route1.mx.cloudflare.net.")
        .record("forwarded.example", "TXT", SPF)
        .record("autodiscover.forwarded.example", "CNAME", "autodiscover.outlook.com.")
        .host("route1.mx.cloudflare.net");
    microsoft.tenant("forwarded.example", id(7), MicrosoftCloud.GLOBAL);

    user(lab, "no-answer.example", "behind a gateway, and Microsoft does not answer");
    lab.record("no-answer.example", "MX", "10 mxa-001.gslb.pphosted.com.")
        .record("no-answer.example", "TXT", SPF);
    microsoft.unavailable("no-answer.example", id(8));

    lab.address("jane@google-tenant.example", "MX at Google, with a tenant at Microsoft")
        .record("google-tenant.example", "MX", "1 aspmx.l.google.com.")
        .record("google-tenant.example", "TXT", SPF)
        .account("jane@google-tenant.example", "secret");
    microsoft.tenant("google-tenant.example", id(9), MicrosoftCloud.GLOBAL);
    microsoft.removeMailbox("jane@google-tenant.example");
  }

  /** Autodiscover sends programs somewhere else. */
  private static void elsewhere(Lab.Builder lab, LabMicrosoft microsoft) {
    user(lab, "hybrid.example", "a tenant, and the mailbox on-premises");
    lab.record("hybrid.example", "MX", "10 mail.hybrid.example.")
        .record("hybrid.example", "TXT", SPF)
        .record("autodiscover.hybrid.example", "CNAME", "mail.hybrid.example.")
        .serve("mail.hybrid.example", LabMail.imap(), LabMail.submission());
    microsoft.redirected("hybrid.example", id(10), "https://mail.hybrid.example");
    microsoft.removeMailbox("jane@hybrid.example");
    MicrosoftServers.onPremises(lab, "mail.hybrid.example");

    user(lab, "loop.example", "behind a gateway, and Autodiscover redirects to itself");
    lab.record("loop.example", "MX", "10 mxa-001.gslb.pphosted.com.")
        .record("loop.example", "TXT", SPF);
    microsoft.redirected("loop.example", id(11), "https://outlook.office365.com");

    user(lab, "misled.example", "behind a gateway, and Autodiscover redirects to a stranger");
    lab.record("misled.example", "MX", "10 mxa-001.gslb.pphosted.com.")
        .record("misled.example", "TXT", SPF);
    microsoft.redirected("misled.example", id(12), "https://autodiscover.stranger.example");
    MicrosoftServers.onPremises(lab, "autodiscover.stranger.example");
  }

  private static void user(Lab.Builder lab, String domain, String shows) {
    lab.address("jane@" + domain, shows).account("jane@" + domain, "secret");
  }

  private static String id(int number) {
    return "5b3f0a7e-2c41-4d8e-9a60-%012x".formatted(number);
  }
}
