package org.mailscout.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import org.mailscout.api.network.Limits;

/**
 * Knows a JMAP session object when it sees one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8620#section-2">RFC 8620 §2</a>
 */
final class JmapSession {

  private static final String CORE = "urn:ietf:params:jmap:core";

  private JmapSession() {}

  /** Returns whether it is one object with the core capability and a URL for requests. */
  static boolean isValid(byte[] body, Limits limits) {
    boolean core = false;
    boolean api = false;
    try (JsonParser json = parser(body, limits)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (name.equals("capabilities") && value == JsonToken.START_OBJECT) {
          core = holdsCore(json);
        } else {
          api |= name.equals("apiUrl") && value == JsonToken.VALUE_STRING;
          json.skipChildren();
        }
      }
      return core && api && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean holdsCore(JsonParser json) throws IOException {
    boolean found = false;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      found |= name.equals(CORE);
      json.nextToken();
      json.skipChildren();
    }
    return found;
  }

  private static JsonParser parser(byte[] body, Limits limits) throws IOException {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.jsonDepth())
                .maxStringLength(limits.jsonText())
                .build())
        .build()
        .createParser(body);
  }
}
