package org.mailscout.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.LookupException;
import org.mailscout.api.network.Limits;

final class DocumentIndexTest {

  private final FileDocuments documents = new FileDocuments(Limits.DEFAULT);
  private final AtomicInteger read = new AtomicInteger();

  @TempDir private Path folder;

  /** A document of a test holds the words of its text. */
  private Set<String> words(byte[] document) {
    read.incrementAndGet();
    return Set.of(new String(document, UTF_8).split(" ", -1));
  }

  private Optional<String> nameOf(Path location, String key) throws LookupException {
    return documents.readHolding(location, key, this::words).map(FileDocuments.Found::name);
  }

  @Test
  void findsTheFirstDocumentByNameThatHoldsTheKey() throws Exception {
    Files.writeString(folder.resolve("b"), "one two");
    Files.writeString(folder.resolve("a"), "two three");

    assertThat(nameOf(folder, "one")).contains("b");
    assertThat(nameOf(folder, "two")).contains("a");
    assertThat(nameOf(folder, "four")).isEmpty();
    assertThat(documents.readHolding(folder, "one", this::words).map(FileDocuments.Found::body))
        .hasValueSatisfying(body -> assertThat(body).asString(UTF_8).isEqualTo("one two"));
  }

  @Test
  void readsTheDocumentsOnceUntilOneChanges() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "one");
    nameOf(folder, "one");
    nameOf(folder, "two");
    assertThat(read).hasValue(1);

    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(nameOf(folder, "two")).contains("a");
    Files.writeString(folder.resolve("b"), "three");
    assertThat(nameOf(folder, "three")).contains("b");
    Files.delete(file);
    assertThat(nameOf(folder, "two")).isEmpty();
  }

  @Test
  void findsWhatStandsAnywhereInAnArchive() throws Exception {
    Path archive = folder.resolve("copy.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : List.of("main/README", "main/ispdb/a.xml", "main/ispdb/b.xml")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((name + " x").getBytes(UTF_8));
        zip.closeEntry();
      }
    }

    assertThat(nameOf(archive, "main/ispdb/b.xml")).contains("main/ispdb/b.xml");
    assertThat(nameOf(archive, "x")).contains("main/README");
    assertThat(read).hasValue(3);
  }

  @Test
  void readsNothingThatIsTooLargeOrALinkOrInAFolderBelow() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path secret = Files.writeString(folder.resolve("secret"), "one");
    Files.createSymbolicLink(inner.resolve("link"), secret);
    Files.writeString(Files.createDirectory(inner.resolve("below")).resolve("a"), "one");
    Files.writeString(inner.resolve("large"), "one " + "x".repeat(Limits.DEFAULT.bodyBytes()));

    assertThat(nameOf(inner, "one")).isEmpty();
    assertThat(read).hasValue(0);
  }

  @Test
  void failsWhereTheLocationCannotBeRead() throws IOException {
    Path none = Files.writeString(folder.resolve("x.zip"), "no archive");

    assertThatThrownBy(() -> nameOf(none, "one")).isInstanceOf(LookupException.class);
    assertThatThrownBy(() -> nameOf(folder.resolve("absent"), "one"))
        .isInstanceOf(LookupException.class);
  }

  @Test
  void tellsTheDayOfTheNewestDocument() throws Exception {
    Path old = Files.writeString(folder.resolve("a"), "one");
    Path young = Files.writeString(folder.resolve("b"), "one");
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));
    Files.setLastModifiedTime(young, FileTime.from(Instant.parse("2021-01-02T03:04:05Z")));

    assertThat(documents.newest(folder)).contains(LocalDate.of(2021, 1, 2));
    assertThat(documents.newest(old)).contains(LocalDate.of(2020, 1, 2));
    assertThat(documents.newest(folder.resolve("absent"))).isEmpty();
  }
}
