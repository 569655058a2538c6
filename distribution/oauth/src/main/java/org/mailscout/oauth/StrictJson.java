package org.mailscout.oauth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Limits;

/**
 * One JSON object of a stranger's: no name twice, nothing after its end, all of it within bounds.
 * What the SDK reads has been read here before.
 */
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

  private final Map<String, Object> members;
  private final String name;

  private StrictJson(Map<String, Object> members, String name) {
    this.members = members;
    this.name = name;
  }

  /**
   * Reads an object.
   *
   * @param name what is read, for messages; these never hold what was read
   * @throws LookupException if the bytes are anything but one object within the bounds
   */
  static StrictJson read(byte[] body, String name) throws LookupException {
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "no object");
      }
      Map<String, Object> members = members(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
      return new StrictJson(members, name);
    } catch (StreamConstraintsException e) {
      // Without its cause: a parser's message can quote what it read.
      throw new LookupException(Reason.TOO_LARGE, name + ": JSON beyond its bounds");
    } catch (IOException e) {
      throw new LookupException(Reason.MALFORMED, name + ": not one object of JSON");
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
    if (token == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser).ifPresent(elements::add);
      }
      return Optional.of(elements);
    }
    if (token.isNumeric()) {
      return Optional.of(number(parser));
    }
    if (token == JsonToken.VALUE_STRING) {
      return Optional.of(parser.getText());
    }
    return token.isBoolean() ? Optional.of(token == JsonToken.VALUE_TRUE) : Optional.empty();
  }

  // 1e1000000000 is short, and endless once somebody writes it out.
  private static BigDecimal number(JsonParser parser) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    if (number.scale() < -LONGEST_NUMBER || number.scale() > LONGEST_NUMBER) {
      throw new StreamConstraintsException("a number of more than " + LONGEST_NUMBER + " digits");
    }
    return number;
  }

  boolean has(String member) {
    return members.containsKey(member);
  }

  /** Returns the names of the members. */
  Iterable<String> names() {
    return members.keySet();
  }

  /** Returns a text; empty where there is no such member or it is something else. */
  Optional<String> text(String member) {
    return members.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * Returns a whole number, which some servers put in quotes.
   *
   * @throws LookupException if the member is anything else
   */
  Optional<Long> number(String member) throws LookupException {
    Object value = members.get(member);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          value instanceof BigDecimal number
              ? number.longValueExact()
              : Long.parseLong(String.valueOf(value)));
    } catch (ArithmeticException | NumberFormatException e) {
      throw malformed(member);
    }
  }

  /** Returns an object. */
  Optional<StrictJson> object(String member) {
    return members.get(member) instanceof Map<?, ?> map
        ? Optional.of(new StrictJson(named(map), name + " " + member))
        : Optional.empty();
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, value) -> members.put(String.valueOf(key), value));
    return members;
  }

  /** Returns the elements of a list; empty where the member is none. */
  List<Object> list(String member) {
    return members.get(member) instanceof List<?> list ? List.copyOf(list) : List.of();
  }

  /** Returns a text. */
  String require(String member) throws LookupException {
    return text(member).filter(t -> !t.isEmpty()).orElseThrow(() -> malformed(member));
  }

  LookupException malformed(String member) {
    return new LookupException(Reason.MALFORMED, name + ": no usable " + member);
  }
}
