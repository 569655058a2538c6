package org.mailscout.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/** A folder or a zip archive that is open for reading; no link leads out of it. */
interface DocumentStore extends AutoCloseable {

  int MOST_ENTRIES = 100_000;

  /**
   * Returns the plain files, in the order of their names, each with what changes as it does.
   *
   * @throws LookupException if there are too many
   */
  Map<String, Object> files() throws IOException, LookupException;

  /** Opens one of {@link #files}. */
  InputStream open(String name) throws IOException;

  @Override
  void close() throws IOException;

  static DocumentStore at(Path location) throws IOException {
    return Files.isDirectory(location)
        ? new Folder(location)
        : new Archive(location, new ZipFile(location.toFile()));
  }

  private static void bound(Path location, int entries) throws LookupException {
    if (entries > MOST_ENTRIES) {
      throw new LookupException(
          Reason.TOO_LARGE, location + ": more than " + MOST_ENTRIES + " entries");
    }
  }

  /** A folder: its own files, not those of folders in it. */
  record Folder(Path location) implements DocumentStore {

    private record FileState(long size, Object changed) {}

    @Override
    public Map<String, Object> files() throws IOException, LookupException {
      Map<String, Object> files = new TreeMap<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(location)) {
        for (Path entry : entries) {
          BasicFileAttributes file =
              Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          if (file.isRegularFile()) {
            files.put(
                entry.getFileName().toString(),
                new FileState(file.size(), file.lastModifiedTime()));
            bound(location, files.size());
          }
        }
      }
      return files;
    }

    @Override
    public InputStream open(String name) throws IOException {
      return Files.newInputStream(location.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {}
  }

  /** A zip archive: the files of all its folders, by their whole names. */
  record Archive(Path location, ZipFile zip) implements DocumentStore {

    private record EntryState(long size, long crc) {}

    @Override
    public Map<String, Object> files() throws LookupException {
      bound(location, zip.size());
      Map<String, Object> files = new TreeMap<>();
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(
              entry -> files.put(entry.getName(), new EntryState(entry.getSize(), entry.getCrc())));
      return files;
    }

    @Override
    public InputStream open(String name) throws IOException {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new IOException("no entry " + name);
      }
      return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
