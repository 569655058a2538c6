package org.mailscout.auth.msgraph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Limits;

/** Reads one JSON object: no name twice, nothing after its end, all of it within bounds. */
final class StrictJson {

  private static final int LONGEST_NUMBER = 32;
  private static final int MOST_TOKENS = 20_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEFAULT.jsonDepth())
                  .maxStringLength(Limits.DEFAULT.jsonText())
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxTokenCount(MOST_TOKENS)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private StrictJson() {}

  /**
   * Returns the members that are text, booleans, lists or objects, these likewise; numbers and
   * nulls are checked and left out.
   *
   * @param name what is read, for the message
   * @throws LookupException if the bytes are anything but one object within the bounds
   */
  static Map<String, Object> object(byte[] body, String name) throws LookupException {
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "no object");
      }
      Map<String, Object> members = members(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
      return members;
    } catch (StreamConstraintsException e) {
      throw new LookupException(Reason.TOO_LARGE, name + ": JSON beyond its bounds", e);
    } catch (IOException e) {
      throw new LookupException(Reason.MALFORMED, name + ": not one object of JSON", e);
    }
  }

  private static Map<String, Object> members(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      value(parser).ifPresent(value -> members.put(name, value));
    }
    return members;
  }

  private static Optional<Object> value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return Optional.of(members(parser));
    }
    if (token == JsonToken.VALUE_STRING) {
      return Optional.of(parser.getText());
    }
    if (token == JsonToken.START_ARRAY) {
      return Optional.of(elements(parser));
    }
    return token.isBoolean() ? Optional.of(token == JsonToken.VALUE_TRUE) : Optional.empty();
  }

  private static List<Object> elements(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(parser).ifPresent(elements::add);
    }
    return elements;
  }

  /** Returns the texts of a list, or empty where the member is none or holds anything else. */
  static Optional<List<String>> texts(Map<String, Object> object, String name) {
    if (!(object.get(name) instanceof List<?> list)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof String text)) {
        return Optional.empty();
      }
      texts.add(text);
    }
    return Optional.of(texts);
  }

  /** Returns a text, or empty where the member is none. */
  static Optional<String> text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the members of a member that is an object; none where it is none. */
  static Map<String, Object> member(Map<String, Object> object, String name) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (object.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> members.put(String.valueOf(key), value));
    }
    return members;
  }
}
