package org.mailscout.clientconfig;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.Port;

/** Reads one server section, which is used whole or not at all. */
final class SectionReader {

  private SectionReader() {}

  /**
   * Returns the server, or empty if the section is of no known kind or cannot be used.
   *
   * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft,
   *     §3.9: what is broken costs its section alone</a>
   */
  static Optional<ConfigServer> read(XmlElement section) {
    return ServerType.of(section).flatMap(type -> read(section, type));
  }

  private static Optional<ConfigServer> read(XmlElement section, ServerType type) {
    Optional<Template> username = single(section, "username").map(Template::of);
    List<Authentication> authentication = AuthenticationNames.read(section);
    // The draft, §3.7.4: of kinds that are all unknown, the section is ignored.
    boolean unusable = authentication.isEmpty() && !section.texts("authentication").isEmpty();
    boolean contradictory = section.texts("username").stream().distinct().count() > 1;
    if (unusable || contradictory || username.filter(name -> !name.isUsername()).isPresent()) {
      return Optional.empty();
    }
    return location(section, type)
        .map(place -> new ConfigServer(type.protocol(), place, authentication, username));
  }

  private static Optional<ServerLocation> location(XmlElement section, ServerType type) {
    if (type.equals(ServerType.EXCHANGE)) {
      return single(section, "ewsURL").map(url -> new ServerLocation.Web(Template.of(url)));
    }
    if (type.protocol().usesUrl()) {
      // Stalwart and files of version 1.1 say serverURL.
      return single(section, "url")
          .or(() -> single(section, "serverURL"))
          .map(url -> new ServerLocation.Web(Template.of(url)));
    }
    Optional<Template> host = single(section, "hostname").map(Template::of);
    Optional<Port> port = single(section, "port").flatMap(Port::parse);
    Optional<SocketType> socketType = single(section, "socketType").flatMap(SocketType::parse);
    return host.flatMap(
        h -> port.flatMap(p -> socketType.map(s -> new ServerLocation.Tcp(h, p, s))));
  }

  /** Returns the text of the child, or empty if there is none, or two that contradict. */
  private static Optional<String> single(XmlElement section, String child) {
    List<String> texts = section.texts(child).stream().distinct().toList();
    return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
  }
}
