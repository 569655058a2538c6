package org.mailscout.lab.stock;

import org.mailscout.lab.Lab;
import org.mailscout.lab.LabResponse;

/** A clientConfig document, as autoconfig hosts and the ISP database serve it. */
final class ConfigXml {

  private ConfigXml() {}

  static LabResponse of(String domain, String imap, String smtp) {
    return of(domain, imap, smtp, 465, "SSL", "password-cleartext");
  }

  static LabResponse of(
      String domain, String imap, String smtp, int smtpPort, String smtpSocket, String... kinds) {
    StringBuilder authentication = new StringBuilder();
    for (String kind : kinds) {
      authentication.append("<authentication>").append(kind).append("</authentication>");
    }
    return LabResponse.xml(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <clientConfig version="1.1">
          <emailProvider id="%1$s">
            <domain>%1$s</domain>
            <displayName>%1$s Mail</displayName>
            <incomingServer type="imap">
              <hostname>%2$s</hostname><port>993</port><socketType>SSL</socketType>
              <username>%%EMAILADDRESS%%</username>%6$s
            </incomingServer>
            <outgoingServer type="smtp">
              <hostname>%3$s</hostname><port>%4$d</port><socketType>%5$s</socketType>
              <username>%%EMAILADDRESS%%</username>%6$s
            </outgoingServer>
          </emailProvider>
        </clientConfig>
        """
            .formatted(domain, imap, smtp, smtpPort, smtpSocket, authentication));
  }

  /** Lists a domain at both hosts of the ISP database, each in its form. */
  static void list(Lab.Builder lab, String domain, LabResponse document) {
    lab.document("v1.ispdb.net", "/" + domain, document);
    lab.document("autoconfig.thunderbird.net", "/v1.1/" + domain, document);
  }
}
