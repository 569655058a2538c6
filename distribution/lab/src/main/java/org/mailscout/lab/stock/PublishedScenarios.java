package org.mailscout.lab.stock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabScenario;

/** Domains that publish documents: clientConfig, PACC, or an entry in the ISP database. */
final class PublishedScenarios implements LabScenario {

  private static final String SUBDOMAIN = "/mail/config-v1.1.xml";
  private static final String WELL_KNOWN = "/.well-known/autoconfig/mail/config-v1.1.xml";
  private static final String PACC =
      """
      {"protocols": {"imap": {"host": "imap.pacc.example"}, "submit": {"host": "smtp.pacc.example"}},
       "authentication": {"password": true},
       "info": {"provider": {"name": "Example PACC", "shortName": "PACC"}}}
      """;

  @Override
  public void addTo(Lab.Builder lab) {
    servers(lab.address("jane@autoconfig.example", "clientConfig at autoconfig."), "autoconfig");
    lab.document("autoconfig.autoconfig.example", SUBDOMAIN, config("autoconfig"));

    servers(lab.address("jane@wellknown.example", "clientConfig at the domain"), "wellknown");
    lab.document("wellknown.example", WELL_KNOWN, config("wellknown"));

    servers(lab.address("jane@listed.example", "an entry in the ISP database"), "listed");
    ConfigXml.list(lab, "listed.example", config("listed"));

    servers(lab.address("jane@mx-hosted.example", "MX at a hoster of the ISP database"), "hoster");
    lab.record("mx-hosted.example", "MX", "10 mx1.hoster.example.")
        .host("mx1.hoster.example")
        .account("jane@mx-hosted.example", "secret");
    ConfigXml.list(lab, "hoster.example", config("hoster"));

    servers(lab.address("jane@pacc.example", "PACC with its digest in DNS"), "pacc");
    lab.document(
            "ua-auto-config.pacc.example",
            "/.well-known/user-agent-configuration.json",
            LabResponse.json(PACC))
        .record("_ua-auto-config.pacc.example", "TXT", "\"v=UAAC1; a=sha256; d=" + digest() + "\"");

    disagreement(lab);
  }

  private static void disagreement(Lab.Builder lab) {
    servers(lab.address("jane@disagree.example", "clientConfig against SRV"), "disagree");
    lab.document("autoconfig.disagree.example", SUBDOMAIN, config("disagree"))
        .record("_imaps._tcp.disagree.example", "SRV", "0 1 993 old.outsourced.example.")
        .record("_submissions._tcp.disagree.example", "SRV", "0 1 465 old.outsourced.example.")
        .serve("old.outsourced.example", LabMail.imap(), LabMail.submission());
  }

  private static LabResponse config(String label) {
    String domain = label + ".example";
    return ConfigXml.of(domain, "imap." + domain, "smtp." + domain);
  }

  private static void servers(Lab.Builder lab, String label) {
    String domain = label + ".example";
    lab.serve("imap." + domain, LabMail.imap())
        .serve("smtp." + domain, LabMail.submission())
        .account("jane@" + domain, "secret");
  }

  private static String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(sha256.digest(PACC.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
