package org.mailscout.clientconfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element; names are compared without regard to case, as deployed files need it.
 *
 * @param name without a prefix
 * @param attributes names without a prefix
 * @param children in order
 * @param text its own text, without that of its children, stripped
 */
record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, String text) {

  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  Optional<String> attribute(String attribute) {
    return attributes.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(attribute))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  List<XmlElement> children(String named) {
    return children.stream().filter(child -> child.isNamed(named)).toList();
  }

  /** Returns the texts of the children of this name, without those that are blank. */
  List<String> texts(String named) {
    return children(named).stream().map(XmlElement::text).filter(t -> !t.isBlank()).toList();
  }
}
