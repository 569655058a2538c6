package org.mailscout.clientconfig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.mailscout.api.Authentication;

/**
 * Writes clientConfig files as the draft has them: version 1.2, UTF-8, no namespace.
 *
 * <p>What {@link ClientConfigReader} makes of a written file equals what was written. Safe for use
 * by many threads.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft,
 *     §3</a>
 */
public final class ClientConfigWriter {

  /** Makes a writer. */
  public ClientConfigWriter() {}

  /**
   * Returns the file's bytes.
   *
   * @throws IllegalArgumentException if the format has no section for a server's protocol
   */
  public byte[] write(ClientConfig config) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new Document(xml).write(config);
    } catch (XMLStreamException e) {
      throw new AssertionError("a string takes all that is written", e);
    }
    return text.append('\n').toString().getBytes(UTF_8);
  }

  private record Document(XMLStreamWriter xml) {

    void write(ClientConfig config) throws XMLStreamException {
      xml.writeStartDocument("UTF-8", "1.0");
      start("clientConfig", "version", "1.2");
      provider(config);
      servers(config, type -> !type.isMail());
      for (ConfigSignIn signIn : config.signIns()) {
        signIn(signIn);
      }
      for (ConfigNote note : config.notes()) {
        if (note.kind() == ConfigNote.Kind.ENABLE) {
          note(note, "enable", "visiturl", "instruction");
        }
      }
      end();
      xml.writeEndDocument();
      xml.flush();
    }

    private void provider(ClientConfig config) throws XMLStreamException {
      String id = config.domains().stream().findFirst().map(d -> d.name().text()).orElse("");
      start("emailProvider", "id", id);
      for (ConfigDomain domain : config.domains()) {
        start("domain", "purpose", domain.forExchanges() ? "mx" : "");
        text(domain.name().text());
        end();
      }
      leaf("displayName", config.displayName().map(Template::text));
      servers(config, ServerType::isMail);
      for (ConfigNote note : config.notes()) {
        if (note.kind() == ConfigNote.Kind.DOCUMENTATION) {
          note(note, "documentation", "url", "descr");
        }
      }
      end();
    }

    private void servers(ClientConfig config, Predicate<ServerType> here)
        throws XMLStreamException {
      for (ConfigServer server : config.servers()) {
        ServerType type = ServerType.of(server.protocol());
        if (here.test(type)) {
          server(server, type);
        }
      }
    }

    private void server(ConfigServer server, ServerType type) throws XMLStreamException {
      start(type.element(), "type", type.type());
      if (server.location() instanceof ServerLocation.Tcp tcp) {
        leaf("hostname", Optional.of(tcp.host().text()));
        leaf("port", Optional.of(tcp.port().toString()));
        leaf("socketType", Optional.of(tcp.socketType().text()));
      } else if (server.location() instanceof ServerLocation.Web web) {
        leaf("url", Optional.of(web.url().text()));
      }
      for (Authentication kind : server.authentication()) {
        authentication(kind, server);
      }
      leaf("username", server.username().map(Template::text));
      end();
    }

    private void authentication(Authentication kind, ConfigServer server)
        throws XMLStreamException {
      Optional<String> name = AuthenticationNames.write(kind, server.protocol());
      if (name.isPresent()) {
        boolean http = AuthenticationNames.isOfHttp(name.get());
        start("authentication", "system", http ? "http" : "");
        text(name.get());
        end();
      }
    }

    private void signIn(ConfigSignIn signIn) throws XMLStreamException {
      start("oAuth2", "", "");
      leaf("issuer", Optional.of(signIn.issuer().text()));
      leaf("scope", Optional.of(String.join(" ", signIn.scopes())).filter(s -> !s.isEmpty()));
      leaf("authURL", signIn.authorization().map(Template::text));
      leaf("tokenURL", signIn.token().map(Template::text));
      leaf("clientID", signIn.clientId());
      end();
    }

    private void note(ConfigNote note, String element, String link, String child)
        throws XMLStreamException {
      start(element, link, note.url().orElse(""));
      leaf(child, Optional.of(note.text()));
      end();
    }

    private void leaf(String element, Optional<String> text) throws XMLStreamException {
      if (text.isPresent()) {
        start(element, "", "");
        text(text.get());
        end();
      }
    }

    private void start(String element, String attribute, String value) throws XMLStreamException {
      xml.writeStartElement(element);
      if (!value.isEmpty()) {
        xml.writeAttribute(attribute, legal(value));
      }
    }

    private void text(String text) throws XMLStreamException {
      xml.writeCharacters(legal(text));
    }

    private void end() throws XMLStreamException {
      xml.writeEndElement();
    }

    // XML 1.0 §2.2: the JDK's writer passes characters that no reader may take.
    private static String legal(String text) {
      return text.codePoints()
          .filter(c -> c >= 0x20 || c == '\t' || c == '\n')
          .filter(c -> (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }
}
