package org.mailscout.clientconfig;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.clientconfig.ConfigNote.Kind;

/** Reads what a file says to the user. */
final class NoteReader {

  private NoteReader() {}

  /** Returns what must be done first, then the documentation. */
  static List<ConfigNote> read(List<XmlElement> parents) {
    return Stream.concat(
            notes(parents, "enable", Kind.ENABLE, "visiturl", "instruction"),
            notes(parents, "documentation", Kind.DOCUMENTATION, "url", "descr"))
        .toList();
  }

  private static Stream<ConfigNote> notes(
      List<XmlElement> parents, String named, Kind kind, String link, String text) {
    return parents.stream()
        .flatMap(parent -> parent.children(named).stream())
        .flatMap(element -> note(element, kind, link, text).stream());
  }

  private static Optional<ConfigNote> note(
      XmlElement element, Kind kind, String link, String text) {
    Optional<String> url =
        element.attribute(link).map(String::strip).filter(value -> !value.isEmpty());
    Optional<String> said = text(element.children(text));
    return said.or(() -> url.map(u -> "The provider's instructions"))
        .map(words -> new ConfigNote(kind, words, url));
  }

  /** Returns the English text, else one that names no language, else the first. */
  private static Optional<String> text(List<XmlElement> elements) {
    List<XmlElement> written = elements.stream().filter(e -> !e.text().isBlank()).toList();
    return written.stream()
        .filter(e -> e.attribute("lang").filter(lang -> lang.startsWith("en")).isPresent())
        .findFirst()
        .or(() -> written.stream().filter(e -> e.attribute("lang").isEmpty()).findFirst())
        .or(() -> written.stream().findFirst())
        .map(e -> e.text().replaceAll("\\s+", " "));
  }
}
