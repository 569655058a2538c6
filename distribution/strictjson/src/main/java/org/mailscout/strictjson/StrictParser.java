package org.mailscout.strictjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
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

/** Reads one object with Jackson's parser, which checks what is bounded while it reads. */
final class StrictParser {

  static final int LONGEST_NUMBER = 32;
  static final int LONGEST_NAME = 1_000;
  static final int MOST_TOKENS = 20_000;

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEFAULT.jsonDepth())
                  .maxStringLength(Limits.DEFAULT.jsonText())
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .maxTokenCount(MOST_TOKENS)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // RFC 8259 §8.1: UTF-8 alone; two readers must not see two documents.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Names of strangers would stay in the JVM's table of strings.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private StrictParser() {}

  static JsonObject parse(byte[] body, String source) throws LookupException {
    if (body.length > Limits.DEFAULT.sessionBytes()) {
      throw new LookupException(Reason.TOO_LARGE, source + ": JSON of " + body.length + " bytes");
    }
    // RFC 8259 §8.1 lets a reader skip it, and servers on Windows write it.
    int start = startsWithBom(body) ? BOM.length : 0;
    try (JsonParser parser = FACTORY.createParser(body, start, body.length - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "no object");
      }
      JsonObject object = members(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
      return object;
    } catch (StreamConstraintsException e) {
      throw new LookupException(Reason.TOO_LARGE, source + ": JSON beyond its bounds", e);
    } catch (IOException e) {
      throw new LookupException(Reason.MALFORMED, source + ": not one object of JSON", e);
    }
  }

  private static boolean startsWithBom(byte[] body) {
    return body.length >= BOM.length
        && java.util.Arrays.equals(body, 0, BOM.length, BOM, 0, BOM.length);
  }

  private static JsonObject members(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      value(parser).ifPresent(value -> members.put(name, value));
    }
    return new JsonObject(members);
  }

  private static Optional<Object> value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> Optional.of(members(parser));
      case START_ARRAY -> Optional.of(elements(parser));
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_TRUE -> Optional.of(true);
      case VALUE_FALSE -> Optional.of(false);
      case VALUE_NUMBER_INT -> Optional.of(whole(parser));
      case VALUE_NUMBER_FLOAT -> Optional.of(parser.getDoubleValue());
      default -> Optional.empty();
    };
  }

  private static Object whole(JsonParser parser) throws IOException {
    if (parser.getNumberType() == NumberType.BIG_INTEGER) {
      return parser.getDoubleValue();
    }
    return parser.getLongValue();
  }

  private static List<Object> elements(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      // A null keeps its place, so that a list that holds one is no list of texts.
      elements.add(value(parser).orElse(Optional.empty()));
    }
    return elements;
  }
}
