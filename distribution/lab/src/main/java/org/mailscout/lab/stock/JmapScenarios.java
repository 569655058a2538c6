package org.mailscout.lab.stock;

import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabScenario;
import org.mailscout.lab.jmap.LabJmap;
import org.mailscout.lab.openid.LabOpenId;

/** A domain with JMAP, whose server names its OpenID provider. */
final class JmapScenarios implements LabScenario {

  private static final String HOST = "api.jmap.example";

  @Override
  public void addTo(Lab.Builder lab) {
    LabOpenId provider = LabOpenId.at("https://id.jmap.example");
    LabJmap server = LabJmap.at(HOST, provider.issuer());
    String refusal =
        """
        {"status": "invalid_token", "scope": "urn:ietf:params:oauth:scope:mail",
         "openid-configuration": "%s/.well-known/openid-configuration"}
        """
            .formatted(provider.issuer());
    String[] mechanisms = {"PLAIN", "SCRAM-SHA-256", "OAUTHBEARER", "XOAUTH2"};
    lab.address("jane@jmap.example", "JMAP and OpenID Connect, with IMAP beside")
        .record("_jmap._tcp.jmap.example", "SRV", "0 1 443 " + HOST + ".")
        .record("_imaps._tcp.jmap.example", "SRV", "0 1 993 imap.jmap.example.")
        .record("_submissions._tcp.jmap.example", "SRV", "0 1 465 smtp.jmap.example.")
        .record("jmap.example", "MX", "10 mx.jmap.example.")
        .host("mx.jmap.example")
        .add(server)
        .document("jmap.example", "/.well-known/jmap", server.unauthorized())
        .add(provider)
        .serve(
            "imap.jmap.example",
            LabMail.imap().withMechanisms(mechanisms).withRefusal(refusal),
            LabMail.pop3().withMechanisms(mechanisms).withRefusal(refusal))
        .serve(
            "smtp.jmap.example",
            LabMail.submission().withMechanisms(mechanisms).withRefusal(refusal))
        .account("jane@jmap.example", "secret");
  }
}
