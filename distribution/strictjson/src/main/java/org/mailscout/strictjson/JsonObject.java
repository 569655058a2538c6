package org.mailscout.strictjson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailscout.api.LookupException;

/**
 * One object of JSON; a member of another type than asked for is as good as absent, and so is null.
 *
 * <p>Immutable. {@link #toString()} shows the names alone, since a value may be a secret.
 */
public final class JsonObject {

  // Text, Boolean, Long, Double, a list or a JsonObject.
  private final Map<String, Object> members;

  JsonObject(Map<String, Object> members) {
    this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /**
   * Reads one object, strictly: UTF-8, no name twice, nothing after its end, nested and long only
   * within the bounds of {@link org.mailscout.api.network.Limits}.
   *
   * @param source what is read, for the message
   * @throws LookupException with TOO_LARGE if it exceeds a bound, with MALFORMED if it is anything
   *     else than one object
   */
  public static JsonObject parse(byte[] body, String source) throws LookupException {
    return StrictParser.parse(body, source);
  }

  /** Returns the names of the members, in the order of the document. */
  public Set<String> names() {
    return members.keySet();
  }

  /** Returns whether there is a member of this name, of whatever type but null. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Returns the text of this name. */
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the texts of the list of this name; empty if it holds anything else than texts. */
  public Optional<List<String>> texts(String name) {
    if (!(members.get(name) instanceof List<?> list)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof String text)) {
        return Optional.empty();
      }
      texts.add(text);
    }
    return Optional.of(Collections.unmodifiableList(texts));
  }

  /** Returns the whole number of this name; empty if it has a fraction or exceeds 64 bits. */
  public OptionalLong whole(String name) {
    return members.get(name) instanceof Long number
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  /** Returns whether the member of this name is {@code true}. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** Returns the object of this name. */
  public Optional<JsonObject> object(String name) {
    return members.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /**
   * Returns the objects of the list of this name, without what else it holds; none if it is no
   * list.
   */
  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof JsonObject object) {
          objects.add(object);
        }
      }
    }
    return Collections.unmodifiableList(objects);
  }

  @Override
  public String toString() {
    return "JsonObject" + members.keySet();
  }
}
