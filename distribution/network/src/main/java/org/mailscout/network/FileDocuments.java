package org.mailscout.network;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Limits;

/**
 * Reads documents that the caller keeps in a folder or a zip archive.
 *
 * <p>A document is a plain file of the folder itself, or of the archive's one folder that holds
 * files of that name; no link leads out. Reads at most {@link Limits#bodyBytes()}, whatever sizes
 * the archive claims. Safe for use by many threads; blocks on the disk.
 */
public final class FileDocuments {

  /** A document that was found by what it holds. */
  public static final class Found {

    private final String name;
    private final byte[] body;

    private Found(String name, byte[] body) {
      this.name = name;
      this.body = body;
    }

    /** Returns the name of the file, within the folder or archive. */
    public String name() {
      return name;
    }

    /** Returns a copy of its bytes. */
    public byte[] body() {
      return body.clone();
    }
  }

  private final Limits limits;
  private final Map<Path, DocumentIndex> indexes = new HashMap<>();

  /** Makes a reader within these bounds. */
  public FileDocuments(Limits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Reads a document.
   *
   * @param location a folder or a zip archive
   * @param name a plain file name
   * @return empty if there is no such document, or the name has a slash, a backslash or a colon, or
   *     starts with a dot
   * @throws LookupException if the location cannot be read, or the document is too large
   */
  public Optional<byte[]> read(Path location, String name) throws LookupException {
    if (!name.matches("[^./\\\\:\\p{Cntrl}][^/\\\\:\\p{Cntrl}]*")) {
      return Optional.empty();
    }
    try {
      if (Files.isDirectory(location)) {
        return fromFolder(location.resolve(name));
      }
      return fromArchive(location, name);
    } catch (IOException e) {
      throw new LookupException(Reason.UNREACHABLE, location + ": cannot be read", e);
    }
  }

  /**
   * Reads the first document, by name, that holds a key.
   *
   * <p>All documents are read once, and again after one of them has changed.
   *
   * @param location a folder or a zip archive
   * @param keysOf returns what a document holds; the same for a location at every call
   * @return empty if no document holds the key
   * @throws LookupException if the location cannot be read
   */
  public Optional<Found> readHolding(
      Path location, String key, Function<byte[], Set<String>> keysOf) throws LookupException {
    try (DocumentStore store = DocumentStore.at(location)) {
      Optional<String> name = index(location, store, keysOf).find(key);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream in = store.open(name.get())) {
        return Optional.of(new Found(name.get(), bounded(in, location)));
      }
    } catch (IOException e) {
      throw new LookupException(Reason.UNREACHABLE, location + ": cannot be read", e);
    }
  }

  // One at a time: who comes while it is read would read it all again.
  private synchronized DocumentIndex index(
      Path location, DocumentStore store, Function<byte[], Set<String>> keysOf)
      throws IOException, LookupException {
    Map<String, Object> files = store.files();
    DocumentIndex known = indexes.get(location);
    if (known == null || !known.isOf(files)) {
      known = DocumentIndex.read(store, files, limits.bodyBytes(), keysOf);
      indexes.put(location, known);
    }
    return known;
  }

  /** Returns the day on which the newest document of a folder, or an archive, was changed. */
  public Optional<LocalDate> newest(Path location) {
    try (Stream<Path> files =
        Files.isDirectory(location) ? Files.list(location) : Stream.of(location)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.toFile().lastModified())
          .max(Long::compare)
          .map(millis -> Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> fromFolder(Path file) throws IOException, LookupException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(bounded(in, file));
    }
  }

  private Optional<byte[]> fromArchive(Path archive, String name)
      throws IOException, LookupException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > DocumentStore.MOST_ENTRIES) {
        throw new LookupException(Reason.TOO_LARGE, archive + ": " + zip.size() + " entries");
      }
      List<? extends ZipEntry> found =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && isNamed(entry.getName(), name))
              .limit(2)
              .toList();
      if (found.size() > 1) {
        throw new LookupException(Reason.MALFORMED, archive + ": more than one " + name);
      }
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(found.get(0))) {
        return Optional.of(bounded(in, archive));
      }
    }
  }

  // Archives of a repository put everything below a folder that bears its name.
  private static boolean isNamed(String entry, String name) {
    return entry.substring(entry.lastIndexOf('/') + 1).equals(name);
  }

  private byte[] bounded(InputStream in, Path where) throws IOException, LookupException {
    byte[] bytes = in.readNBytes(limits.bodyBytes() + 1);
    if (bytes.length > limits.bodyBytes()) {
      throw new LookupException(
          Reason.TOO_LARGE, where + ": more than " + limits.bodyBytes() + " bytes");
    }
    return bytes;
  }
}
