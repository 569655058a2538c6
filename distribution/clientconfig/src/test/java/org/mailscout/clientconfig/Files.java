package org.mailscout.clientconfig;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.mailscout.api.network.Limits;

/** Files that tests are made of. */
final class Files {

  static final ClientConfigReader READER = new ClientConfigReader(Limits.DEFAULT);

  private Files() {}

  static ClientConfig read(String text) throws ClientConfigException {
    return READER.read(text.getBytes(UTF_8));
  }

  /** A file for example.com of these sections. */
  static String file(String sections) {
    return "<?xml version=\"1.0\"?>\n<clientConfig version=\"1.1\"><emailProvider id=\"x\">"
        + "<domain>example.com</domain><displayName>Example Mail</displayName>"
        + sections
        + "</emailProvider></clientConfig>";
  }

  static String imap(String host, String port, String socketType) {
    return section("incomingServer", "imap", tcp(host, port, socketType));
  }

  static String smtp(String host, String port, String socketType) {
    return section("outgoingServer", "smtp", tcp(host, port, socketType));
  }

  static String section(String element, String type, String children) {
    return "<" + element + " type=\"" + type + "\">" + children + "</" + element + ">";
  }

  static String tcp(String host, String port, String socketType) {
    return "<hostname>"
        + host
        + "</hostname><port>"
        + port
        + "</port><socketType>"
        + socketType
        + "</socketType><authentication>password-cleartext</authentication>"
        + "<username>%EMAILADDRESS%</username>";
  }
}
