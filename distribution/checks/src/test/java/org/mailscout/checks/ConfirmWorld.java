package org.mailscout.checks;

import java.util.List;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;

/** Domains that publish well, and one for each reason to confirm what is found of it. */
record ConfirmWorld(Lab.Builder lab) {

  private static final String CONFIG = "/mail/config-v1.1.xml";
  private static final String JMAP = "/.well-known/jmap";

  void all() {
    // The lab's first host, so that its address is 198.18.0.1, with a certificate of a wildcard.
    lab.serve("*.private.example", LabMail.imap(), LabMail.submission());
    providers();
    doubtful();
  }

  private void providers() {
    for (String host : List.of("imap.gmail.com", "outlook.office365.com", "imap.fastmail.com")) {
      lab.serve(host, LabMail.imap().withMechanisms("PLAIN", "OAUTHBEARER", "XOAUTH2"));
    }
    for (String host : List.of("smtp.gmail.com", "smtp.fastmail.com")) {
      lab.serve(host, LabMail.submission().withMechanisms("PLAIN", "OAUTHBEARER"));
    }
    for (String host : List.of("smtp.office365.com", "smtp-mail.outlook.com")) {
      lab.serve(host, LabMail.submissionStartTls().withMechanisms("XOAUTH2"));
    }
    lab.document("api.fastmail.com", JMAP, unauthorized())
        .record("gmail.com", "MX", "5 gmail-smtp-in.l.google.com.")
        .record("_imaps._tcp.gmail.com", "SRV", "5 0 993 imap.gmail.com.")
        .record("_submissions._tcp.gmail.com", "SRV", "5 0 465 smtp.gmail.com.")
        .record("google-hosted.example", "MX", "1 aspmx.l.google.com.")
        .record("outlook.com", "MX", "5 outlook-com.olc.protection.outlook.com.")
        .record("m365.example", "MX", "0 m365-example.mail.protection.outlook.com.")
        .record("fast.example", "MX", "10 in1-smtp.messagingengine.com.")
        .record("fast-srv.example", "MX", "10 in1-smtp.messagingengine.com.")
        .record("_jmap._tcp.fast-srv.example", "SRV", "0 1 443 api.fastmail.com.")
        .record("_imaps._tcp.fast-srv.example", "SRV", "0 1 993 imap.fastmail.com.")
        .record("_submissions._tcp.fast-srv.example", "SRV", "0 1 465 smtp.fastmail.com.");
    servers("self.example");
    lab.record("self.example", "MX", "10 mx.self.example.")
        .record("_jmap._tcp.self.example", "SRV", "0 1 443 mail.self.example.")
        .record("_imaps._tcp.self.example", "SRV", "0 1 993 imap.self.example.")
        .record("_submissions._tcp.self.example", "SRV", "0 1 465 smtp.self.example.")
        .document("mail.self.example", JMAP, unauthorized())
        .document("autoconfig.self.example", CONFIG, InLab.config("self.example", "self.example"));
    lab.record("guessed.example", "MX", "10 mail.guessed.example.")
        .serve("mail.guessed.example", LabMail.imap(), LabMail.submission());
  }

  private void doubtful() {
    servers("hoster.example");
    lab.record("led.example", "MX", "10 mx1.hoster.example.")
        .document("v1.ispdb.net", "/hoster.example", file("hoster.example"))
        .record("_imaps._tcp.outsourced.example", "SRV", "0 1 993 imap.hoster.example.")
        .record("_submissions._tcp.outsourced.example", "SRV", "0 1 465 smtp.hoster.example.")
        .document(
            "autoconfig.sent-on.example",
            CONFIG,
            LabResponse.redirect("https://config.hoster.example/sent-on"))
        .document(
            "config.hoster.example", "/sent-on", InLab.config("sent-on.example", "hoster.example"))
        .record("mx-guess.example", "MX", "10 mail.isp.example.")
        .serve("mail.isp.example", LabMail.imap(), LabMail.submission())
        .document("autoconfig.broken.example", CONFIG, LabResponse.status(500))
        .document(
            "v1.ispdb.net", "/broken.example", InLab.config("broken.example", "hoster.example"));
    lab.record("_imaps._tcp.odd.example", "SRV", "0 1 9993 imap.odd.example.")
        .serve("imap.odd.example", LabMail.imap().withPort(9993))
        .record("imap.private.example", "A", "10.18.0.1")
        .record("smtp.private.example", "A", "10.18.0.1")
        .document("autoconfig.private.example", CONFIG, file("private.example"));
    servers("for-others.example");
    lab.document(
        "autoconfig.for-others.example",
        CONFIG,
        InLab.config("stranger.example", "for-others.example"));
    issuer();
    clear();
  }

  private void issuer() {
    String metadata = "/.well-known/oauth-protected-resource";
    String host = "strange-issuer.example";
    String challenge = "Bearer resource_metadata=\"https://" + host + metadata + JMAP + "\"";
    lab.document(host, JMAP, LabResponse.status(401).withHeader("WWW-Authenticate", challenge))
        .document(
            host,
            metadata + JMAP,
            LabResponse.json(
                """
                {"resource": "https://%s%s",
                 "authorization_servers": ["https://id-elsewhere.example"]}
                """
                    .formatted(host, JMAP)))
        .document(
            "id-elsewhere.example",
            "/.well-known/oauth-authorization-server",
            LabResponse.json(
                """
                {"issuer": "https://id-elsewhere.example",
                 "authorization_endpoint": "https://id-elsewhere.example/authorize",
                 "token_endpoint": "https://id-elsewhere.example/token",
                 "registration_endpoint": "https://id-elsewhere.example/register",
                 "response_types_supported": ["code"],
                 "grant_types_supported": ["authorization_code", "refresh_token"],
                 "token_endpoint_auth_methods_supported": ["none"],
                 "code_challenge_methods_supported": ["S256"],
                 "authorization_response_iss_parameter_supported": true}
                """));
  }

  private void clear() {
    String text =
        """
        <clientConfig version="1.1"><emailProvider id="x"><domain>clear.example</domain>
        <incomingServer type="imap"><hostname>imap.clear.example</hostname><port>143</port>
        <socketType>plain</socketType><authentication>password-cleartext</authentication>
        </incomingServer></emailProvider></clientConfig>
        """;
    lab.document("autoconfig.clear.example", CONFIG, LabResponse.xml(text));
  }

  private void servers(String domain) {
    lab.serve("imap." + domain, LabMail.imap()).serve("smtp." + domain, LabMail.submission());
  }

  private static LabResponse file(String domain) {
    return InLab.config(domain, domain);
  }

  private static LabResponse unauthorized() {
    return LabResponse.status(401).withHeader("WWW-Authenticate", "Bearer realm=\"mail\"");
  }
}
