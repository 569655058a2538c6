package org.mailscout.lab.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, texts, numbers and booleans. */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Returns the value as JSON. */
  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException("a text takes everything", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        out.writeFieldName(String.valueOf(member.getKey()));
        write(out, member.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        write(out, element);
      }
      out.writeEndArray();
    } else {
      out.writeObject(value);
    }
  }

  /**
   * Returns the members of an object, without those that are null.
   *
   * @throws IllegalArgumentException if the text is no object of JSON
   */
  public static Map<String, Object> object(String text) {
    try (JsonParser in = FACTORY.createParser(text)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        return members(in);
      }
      throw new IllegalArgumentException("no JSON object");
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON object", e);
    }
  }

  /** Returns a member's texts: those of a list, or none. */
  public static List<String> texts(Map<String, Object> object, String name) {
    return object.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** Returns a member that is text, or the empty text. */
  public static String text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }

  /** Returns a member that is a list: its objects, or none. */
  public static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
    return object.get(name) instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(Json::named).toList()
        : List.of();
  }

  private static Map<String, Object> named(Object map) {
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((name, value) -> members.put(String.valueOf(name), value));
    return members;
  }

  private static Map<String, Object> members(JsonParser in) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      if (in.nextToken() != JsonToken.VALUE_NULL) {
        members.put(name, value(in));
      }
    }
    return members;
  }

  private static List<Object> elements(JsonParser in) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.VALUE_NULL) {
        elements.add(value(in));
      }
    }
    return elements;
  }

  private static Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> members(in);
      case START_ARRAY -> elements(in);
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      default -> in.getText();
    };
  }
}
