package org.mailscout.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.mailscout.api.Domain;

/**
 * A file of rows, as {@code docs/provider-table.md} describes it.
 *
 * @param date the day on which its rows held
 * @param rows the rows, in the order of the file
 */
record ProviderFile(String date, List<ProviderRow> rows) {

  static final String SCHEMA = "mailscout-providers/1";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxStringLength(4_000)
                  .maxDocumentLength(4_000_000)
                  .build())
          .build();

  ProviderFile {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @param name what to call it in a message
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no table; the message names file, line and column
   */
  static ProviderFile read(InputStream in, String name) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      try {
        return new ProviderFileReader(json).file();
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            name + " " + place(json) + ": " + e.getOriginalMessage(), e);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalArgumentException(name + " " + place(json) + ": " + e.getMessage(), e);
      }
    }
  }

  private static String place(JsonParser json) {
    var at = json.currentLocation();
    return at.getLineNr() + ":" + at.getColumnNr();
  }

  /**
   * Builds every service once, so that a wrong host is found here and not in a discovery.
   *
   * @throws IllegalArgumentException if a row makes no settings
   */
  ProviderFile checked(String name) {
    String where = "date";
    try {
      LocalDate.parse(date);
      for (ProviderRow row : rows) {
        where = row.id();
        check(row);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(name + " " + where + ": " + e.getMessage(), e);
    }
    return this;
  }

  private static void check(ProviderRow row) {
    LocalDate.parse(row.date());
    row.domains().forEach(Domain::of);
    for (List<ServiceTemplate> services : row.settings()) {
      row.settings(services, "mx.example.com", Collections.nCopies(9, "label"));
    }
  }
}
