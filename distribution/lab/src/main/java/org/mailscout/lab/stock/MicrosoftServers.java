package org.mailscout.lab.stock;

import java.util.Map;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.microsoft.LabMicrosoft;

/** The mail servers of Microsoft's clouds: they offer passwords, and take tokens alone. */
final class MicrosoftServers {

  private final Lab.Builder lab;
  private final LabMicrosoft microsoft;

  MicrosoftServers(Lab.Builder lab, LabMicrosoft microsoft) {
    this.lab = lab;
    this.microsoft = microsoft;
  }

  void add() {
    mailbox("outlook.office365.com");
    mailbox("outlook.office365.us");
    mailbox("partner.outlook.cn");
    submission("smtp.office365.com");
    submission("smtp-mail.outlook.com");
    submission("smtp.office365.us");
    submission("smtp.partner.outlook.cn");
  }

  private void mailbox(String host) {
    lab.serve(
        host,
        LabMail.imap().withMechanisms("PLAIN", "XOAUTH2").withoutPasswords(),
        LabMail.pop3().withMechanisms("PLAIN", "XOAUTH2").withoutPasswords());
  }

  private void submission(String host) {
    lab.serve(
        host,
        LabMail.submissionStartTls()
            .withMechanisms("LOGIN", "XOAUTH2")
            .withoutPasswords()
            .withGate(microsoft::submissionGate));
  }

  /** Answers Autodiscover at a host that is not Microsoft's. */
  static void onPremises(Lab.Builder lab, String host) {
    lab.site(
        host,
        request ->
            request.path().startsWith("/autodiscover/autodiscover.json")
                ? LabResponse.json(
                    Json.write(
                        Map.of(
                            "Protocol",
                            request.parameters().getOrDefault("Protocol", ""),
                            "Url",
                            "https://" + host + "/EWS/Exchange.asmx")))
                : LabResponse.status(404));
  }
}
