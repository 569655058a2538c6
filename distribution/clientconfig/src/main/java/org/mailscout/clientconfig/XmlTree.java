package org.mailscout.clientconfig;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mailscout.api.network.Limits;
import org.mailscout.clientconfig.ClientConfigException.Kind;

/**
 * Reads XML into elements, within bounds of its own.
 *
 * <p>The JDK's parsers have bounds too, but others in each version; here they are opened as far as
 * a document of {@link Limits#bodyBytes()} can go, so that ours alone decide.
 */
final class XmlTree {

  private static final String WIDE = "1000000";
  private static final List<String> BOUNDS_OF_THE_JDK =
      List.of(
          "jdk.xml.elementAttributeLimit",
          "jdk.xml.maxXMLNameLimit",
          "jdk.xml.maxElementDepth",
          "jdk.xml.totalEntitySizeLimit",
          "jdk.xml.maxGeneralEntitySizeLimit");

  private final Limits limits;
  private final XMLStreamReader reader;
  private int elements;
  private int depth;
  private int run;

  private XmlTree(Limits limits, XMLStreamReader reader) {
    this.limits = limits;
    this.reader = reader;
  }

  /** Returns the root element. */
  static XmlElement parse(String text, Limits limits) throws ClientConfigException {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
      XmlTree tree = new XmlTree(limits, reader);
      while (tree.next() != XMLStreamConstants.START_ELEMENT) {
        // Comments and instructions before the root; the parser refuses everything else.
      }
      XmlElement root = tree.element();
      while (reader.hasNext()) {
        tree.next();
      }
      return root;
    } catch (XMLStreamException e) {
      throw new ClientConfigException(Kind.MALFORMED, "not well-formed XML", e);
    }
  }

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else is on the path: another one has other holes.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // The format has no namespace; a prefix that nothing declares is no reason to drop a file.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    BOUNDS_OF_THE_JDK.forEach(bound -> factory.setProperty(bound, WIDE));
    return factory;
  }

  private int next() throws XMLStreamException, ClientConfigException {
    int event = reader.next();
    switch (event) {
      case XMLStreamConstants.DTD ->
          throw new ClientConfigException(Kind.MALFORMED, "a document type is refused");
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new ClientConfigException(Kind.MALFORMED, "an entity beyond the five of XML");
      case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> run = 0;
      default -> {}
    }
    return event;
  }

  private XmlElement element() throws XMLStreamException, ClientConfigException {
    within(++elements, limits.xmlElements(), "elements");
    within(++depth, limits.xmlDepth(), "nested elements");
    String name = plain(reader.getLocalName());
    Map<String, String> attributes = attributes();
    List<XmlElement> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element());
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        run += reader.getTextLength();
        within(run, limits.xmlText(), "characters of text");
        text.append(reader.getText());
      }
    }
    depth--;
    return new XmlElement(name, attributes, List.copyOf(children), text.toString().strip());
  }

  private Map<String, String> attributes() throws ClientConfigException {
    within(reader.getAttributeCount(), limits.xmlAttributes(), "attributes");
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String value = reader.getAttributeValue(i);
      within(value.length(), limits.xmlText(), "characters of an attribute");
      attributes.putIfAbsent(plain(reader.getAttributeLocalName(i)), value);
    }
    return attributes;
  }

  private static String plain(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static void within(int count, int bound, String what) throws ClientConfigException {
    if (count > bound) {
      throw new ClientConfigException(Kind.TOO_LARGE, "more than " + bound + " " + what);
    }
  }
}
