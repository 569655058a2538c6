package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailscout.api.LookupException;

/** Documents that the caller keeps in a folder or an archive; never asks the network. */
public interface Data {

  /** A document; made by the ports and the test kit alone. */
  final class Document {

    private final byte[] body;
    private final Provenance provenance;

    private Document(byte[] body, Provenance provenance) {
      this.body = body.clone();
      this.provenance = requireNonNull(provenance, "provenance");
    }

    /** Returns a document; for ports and the test kit. */
    public static Document of(byte[] body, Provenance provenance) {
      return new Document(body, provenance);
    }

    /** Returns a copy of its bytes, at most {@link Limits#bodyBytes()}. */
    public byte[] body() {
      return body.clone();
    }

    /** Returns where it stands. */
    public Provenance provenance() {
      return provenance;
    }
  }

  /**
   * Returns a document of the folder or zip archive that an option of the asking provider names.
   *
   * @param location the key of that option, one of a text, such as {@code ispdb.data}
   * @param name a plain file name, without a slash
   * @return empty where the option is not set, or there is no such document
   * @throws LookupException if the folder or archive cannot be read, or the document is too large
   */
  Optional<Document> find(String location, String name) throws LookupException;

  /**
   * Returns a document by what stands in it, since its name need not say: the first, by name, of
   * the folder or archive that an option of the asking provider names.
   *
   * <p>Reads all documents the first time, and again after one of them has changed; one that is too
   * large holds nothing.
   *
   * @param location the key of that option, one of a text, such as {@code ispdb.data}
   * @param key what the document has to hold, such as a domain
   * @param keysOf returns what a document holds; for one location the same at every call, and it
   *     must not block
   * @return empty where the option is not set, or no document holds the key
   * @throws LookupException if the folder or archive cannot be read
   */
  Optional<Document> findHolding(String location, String key, Function<byte[], Set<String>> keysOf)
      throws LookupException;
}
