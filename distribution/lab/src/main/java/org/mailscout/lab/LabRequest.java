package org.mailscout.lab;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An HTTP request.
 *
 * @param host as the client named it, in lower case, without port
 * @param path as sent, without query
 * @param query as sent; empty if there is none
 * @param headers by name in lower case; the last of several
 * @param body the body's text; empty if there is none
 */
public record LabRequest(
    String method,
    String host,
    String path,
    String query,
    Map<String, String> headers,
    String body) {

  /** Copies the headers. */
  public LabRequest {
    headers = Map.copyOf(headers);
  }

  /** Returns the parameters of the query, decoded; the last of several. */
  public Map<String, String> parameters() {
    return decode(query);
  }

  /** Returns the fields of the form in the body, decoded; the last of several. */
  public Map<String, String> form() {
    return decode(body);
  }

  /** Returns all values of a parameter, those of the query before those of the form. */
  public List<String> values(String name) {
    return Stream.of(query, body)
        .flatMap(LabRequest::pairs)
        .filter(pair -> pair.getKey().equals(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Returns the bearer token of the {@code Authorization} header. */
  public Optional<String> bearerToken() {
    return Optional.ofNullable(headers.get("authorization"))
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  private static Map<String, String> decode(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    pairs(text).forEach(pair -> fields.put(pair.getKey(), pair.getValue()));
    return fields;
  }

  private static Stream<Map.Entry<String, String>> pairs(String text) {
    return Arrays.stream(text.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(parts -> parts.length == 2)
        .map(
            parts ->
                Map.entry(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
  }
}
