package org.mailscout.clientconfig;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Protocol;

/**
 * The kinds of server section that are read and written: an element and its type.
 *
 * @param element the section's element
 * @param type the value of its attribute
 * @param protocol what its server speaks
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft, §3.5
 *     and §10.3</a>
 */
record ServerType(String element, String type, Protocol protocol) {

  /** The ISP database's older form of EWS: host and port are the site's, the URL is apart. */
  static final ServerType EXCHANGE = new ServerType("incomingServer", "exchange", Protocol.EWS);

  private static final List<ServerType> ALL =
      List.of(
          new ServerType("incomingServer", "jmap", Protocol.JMAP),
          new ServerType("incomingServer", "imap", Protocol.IMAP),
          new ServerType("incomingServer", "pop3", Protocol.POP3),
          new ServerType("incomingServer", "ews", Protocol.EWS),
          EXCHANGE,
          new ServerType("incomingServer", "activeSync", Protocol.ACTIVESYNC),
          new ServerType("incomingServer", "graph", Protocol.MSGRAPH),
          new ServerType("outgoingServer", "smtp", Protocol.SUBMISSION),
          new ServerType("calendar", "caldav", Protocol.CALDAV),
          new ServerType("addressbook", "carddav", Protocol.CARDDAV),
          new ServerType("fileShare", "webdav", Protocol.WEBDAV),
          new ServerType("setupServer", "managesieve", Protocol.MANAGESIEVE));

  /** Returns the kind of this element, without regard to case as deployed files need it. */
  static Optional<ServerType> of(XmlElement section) {
    String type = section.attribute("type").orElse("").strip();
    return ALL.stream()
        .filter(kind -> section.isNamed(kind.element) && kind.type.equalsIgnoreCase(type))
        .findFirst();
  }

  /**
   * Returns the kind that a protocol is written as.
   *
   * @throws IllegalArgumentException if the format has none
   */
  static ServerType of(Protocol protocol) {
    return ALL.stream()
        .filter(kind -> kind.protocol.equals(protocol))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no section for " + protocol));
  }

  /** Returns whether it stands in emailProvider; the others are children of the root. */
  boolean isMail() {
    return element.equals("incomingServer") || element.equals("outgoingServer");
  }
}
