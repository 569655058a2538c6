package org.mailscout.strategy.autoconfig;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Limits;

/** Reads PACC documents: strict JSON within bounds; unknown members are ignored. */
final class PaccReader {

  private static final int LONGEST_NUMBER = 32;
  private static final int MOST_TOKENS = 20_000;
  private static final int LONGEST_NAME = 1_000;

  private PaccReader() {}

  /**
   * Reads a document.
   *
   * @param source where it was found
   * @throws LookupException if it is no JSON object, or exceeds a bound
   */
  static PaccDocument read(byte[] body, String source, Limits limits) throws LookupException {
    try (JsonParser json = factory(limits).createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new LookupException(Reason.MALFORMED, source + ": not a JSON object");
      }
      Map<String, String> texts = new HashMap<>();
      Map<String, Boolean> flags = new HashMap<>();
      while (json.nextToken() != JsonToken.END_OBJECT || !json.getParsingContext().inRoot()) {
        keep(json, texts, flags);
      }
      if (json.nextToken() != null) {
        throw new LookupException(Reason.MALFORMED, source + ": more than one JSON value");
      }
      return new PaccDocument(texts, flags);
    } catch (StreamConstraintsException e) {
      throw new LookupException(Reason.TOO_LARGE, source + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new LookupException(Reason.MALFORMED, source + ": not JSON", e);
    }
  }

  private static void keep(JsonParser json, Map<String, String> texts, Map<String, Boolean> flags)
      throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new IOException("the document ends too early");
    }
    if (token == JsonToken.VALUE_STRING) {
      texts.put(json.getParsingContext().pathAsPointer().toString(), json.getText());
    } else if (token.isBoolean()) {
      flags.put(json.getParsingContext().pathAsPointer().toString(), json.getBooleanValue());
    }
  }

  private static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.jsonDepth())
                .maxStringLength(limits.jsonText())
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .maxTokenCount(MOST_TOKENS)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }
}
