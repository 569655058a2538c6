package org.mailscout.lab.stock;

import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabScenario;
import org.mailscout.lab.openid.LabOpenId;

/** A domain with JMAP, whose server names its OpenID provider. */
final class JmapScenarios implements LabScenario {

  private static final String HOST = "api.jmap.example";
  private static final String RESOURCE = "/.well-known/oauth-protected-resource";

  @Override
  public void addTo(Lab.Builder lab) {
    String challenge =
        "Bearer resource_metadata=\"https://" + HOST + RESOURCE + "/.well-known/jmap\"";
    LabResponse unauthorized = LabResponse.status(401).withHeader("WWW-Authenticate", challenge);
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
        .add(LabOpenId.at("https://id.jmap.example"))
        .serve("imap.jmap.example", LabMail.imap().withMechanisms("PLAIN", "OAUTHBEARER"))
        .serve("smtp.jmap.example", LabMail.submission().withMechanisms("PLAIN", "OAUTHBEARER"))
        .account("jane@jmap.example", "secret");
  }
}
