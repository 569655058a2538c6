package org.mailscout.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailscout.api.LookupException;

/** Which document of a folder or archive holds what, as of one state of it. */
final class DocumentIndex {

  private static final int MOST_KEYS = 1_000_000;

  private final Map<String, Object> files;
  private final Map<String, String> names;

  private DocumentIndex(Map<String, Object> files, Map<String, String> names) {
    this.files = files;
    this.names = names;
  }

  /**
   * Reads all documents.
   *
   * @param files those of the store now
   * @param most the size that a document may have; a larger one holds nothing
   */
  static DocumentIndex read(
      DocumentStore store,
      Map<String, Object> files,
      int most,
      Function<byte[], Set<String>> keysOf)
      throws IOException, LookupException {
    Map<String, String> names = new HashMap<>();
    for (String name : files.keySet()) {
      byte[] body;
      try (InputStream in = store.open(name)) {
        body = in.readNBytes(most + 1);
      }
      if (body.length <= most && names.size() < MOST_KEYS) {
        keysOf.apply(body).forEach(key -> names.putIfAbsent(key, name));
      }
    }
    return new DocumentIndex(files, names);
  }

  /** Returns whether nothing has changed since. */
  boolean isOf(Map<String, Object> now) {
    return files.equals(now);
  }

  /** Returns the first document that holds the key. */
  Optional<String> find(String key) {
    return Optional.ofNullable(names.get(key));
  }
}
