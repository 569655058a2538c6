package org.mailscout.lab.stock;

import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabScenario;

/** Domains whose MX names a well-known provider. */
final class ProviderScenarios implements LabScenario {

  @Override
  public void addTo(Lab.Builder lab) {
    String[] mechanisms = {"PLAIN", "OAUTHBEARER", "XOAUTH2"};
    lab.address("jane@google-hosted.example", "MX at Google")
        .record("google-hosted.example", "MX", "1 aspmx.l.google.com.")
        .host("aspmx.l.google.com")
        .host("google-hosted.example")
        .serve("imap.gmail.com", LabMail.imap().withMechanisms(mechanisms))
        .serve(
            "smtp.gmail.com",
            LabMail.submission().withMechanisms(mechanisms),
            LabMail.submissionStartTls().withMechanisms(mechanisms));
    LabResponse google =
        ConfigXml.of(
            "googlemail.com",
            "imap.gmail.com",
            "smtp.gmail.com",
            465,
            "SSL",
            "OAuth2",
            "password-cleartext");
    for (String domain : new String[] {"gmail.com", "googlemail.com", "google.com"}) {
      ConfigXml.list(lab, domain, google);
    }

    LabResponse microsoft =
        ConfigXml.of(
            "office365.com",
            "outlook.office365.com",
            "smtp.office365.com",
            587,
            "STARTTLS",
            "OAuth2",
            "password-cleartext");
    for (String domain : new String[] {"mail.protection.outlook.com", "office365.com"}) {
      ConfigXml.list(lab, domain, microsoft);
    }
  }
}
