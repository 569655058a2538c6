package org.mailscout.oauth;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.strictjson.JsonObject;

/** A JSON document of a stranger's, and what has to be in it. What the SDK reads went by here. */
final class Document {

  private final JsonObject members;
  private final String name;

  private Document(JsonObject members, String name) {
    this.members = members;
    this.name = name;
  }

  /**
   * Reads a document.
   *
   * @param name what is read, for messages; these never hold what was read
   * @throws LookupException if the bytes are anything but one object within the bounds
   */
  static Document read(byte[] body, String name) throws LookupException {
    try {
      return new Document(JsonObject.parse(body, name), name);
    } catch (LookupException e) {
      // Without its cause: a parser's message can quote what it read.
      throw new LookupException(e.reason(), String.valueOf(e.getMessage()));
    }
  }

  boolean has(String member) {
    return members.has(member);
  }

  /** Returns the names of the members, in the document's order. */
  Set<String> names() {
    return members.names();
  }

  /** Returns a text; empty where there is no such member or it is something else. */
  Optional<String> text(String member) {
    return members.text(member);
  }

  /**
   * Returns a whole number, which some servers put in quotes.
   *
   * @throws LookupException if the member is anything else
   */
  Optional<Long> number(String member) throws LookupException {
    OptionalLong whole = members.whole(member);
    Optional<String> quoted = members.text(member).filter(t -> t.matches("[0-9]{1,18}"));
    if (whole.isEmpty() && quoted.isEmpty() && members.has(member)) {
      throw malformed(member);
    }
    return whole.isPresent() ? Optional.of(whole.getAsLong()) : quoted.map(Long::parseLong);
  }

  /** Returns an object. */
  Optional<Document> object(String member) {
    return members.object(member).map(object -> new Document(object, name + " " + member));
  }

  /** Returns the objects of a list. */
  List<Document> objects(String member) {
    return members.objects(member).stream()
        .map(object -> new Document(object, name + " " + member))
        .toList();
  }

  /** Returns the texts of a list; empty where the member is none, or holds something else. */
  List<String> texts(String member) {
    return members.texts(member).orElse(List.of());
  }

  /** Returns a text that has to be there. */
  String require(String member) throws LookupException {
    return text(member).filter(t -> !t.isEmpty()).orElseThrow(() -> malformed(member));
  }

  LookupException malformed(String member) {
    return new LookupException(Reason.MALFORMED, name + ": no usable " + member);
  }
}
