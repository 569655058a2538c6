package org.mailscout.engine;

import org.mailscout.lab.LabResponse;

/** clientConfig files that tests publish. */
final class ConfigFile {

  static final String PATH = "/mail/config-v1.1.xml";
  static final String WELL_KNOWN = "/.well-known/autoconfig" + PATH;

  private ConfigFile() {}

  /** Returns a file for a domain, of IMAP and submission at these hosts. */
  static String of(String domain, String imap, String smtp) {
    return of(domain, incoming(imap, 993, "SSL") + outgoing(smtp, 465, "SSL"));
  }

  /** Returns a file for a domain, of these sections. */
  static String of(String domain, String sections) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\">\n"
        + "<emailProvider id=\"x\">\n<domain>"
        + domain
        + "</domain>\n<displayName>Käse Mail</displayName>\n"
        + sections
        + "</emailProvider>\n</clientConfig>\n";
  }

  static String incoming(String host, int port, String socketType) {
    return "<incomingServer type=\"imap\">"
        + server(host, port, socketType)
        + "</incomingServer>\n";
  }

  static String outgoing(String host, int port, String socketType) {
    return "<outgoingServer type=\"smtp\">"
        + server(host, port, socketType)
        + "</outgoingServer>\n";
  }

  private static String server(String host, int port, String socketType) {
    return "<hostname>%s</hostname><port>%d</port><socketType>%s</socketType>"
            .formatted(host, port, socketType)
        + "<username>%EMAILADDRESS%</username>"
        + "<authentication>password-cleartext</authentication>";
  }

  /** Returns a response that serves a text. */
  static LabResponse response(String text) {
    return LabResponse.xml(text);
  }
}
