package org.mailscout.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Limits;

final class FileDocumentsTest {

  private final FileDocuments documents = new FileDocuments(Limits.DEFAULT);

  @TempDir private Path folder;

  @Test
  void readsAFileOfTheFolder() throws Exception {
    Files.writeString(folder.resolve("example.com.xml"), "text");

    assertThat(documents.read(folder, "example.com.xml")).contains("text".getBytes(UTF_8));
    assertThat(documents.read(folder, "other.xml")).isEmpty();
  }

  @Test
  void readsAFileOfAnArchiveBelowItsOneFolder() throws Exception {
    Path archive = archive("ispdb-main/ispdb/example.com.xml", new byte[] {1, 2});

    assertThat(documents.read(archive, "example.com.xml")).contains(new byte[] {1, 2});
    assertThat(documents.read(archive, "ample.com.xml")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../secret", "a/b", "a\\b", "/etc/passwd", "c:x", ".hidden"})
  void readsNothingByANameThatIsNoPlainFileName(String name) throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.writeString(folder.resolve("secret"), "x");

    assertThat(documents.read(inner, name)).isEmpty();
  }

  @Test
  void followsNoLinkOut() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path secret = Files.writeString(folder.resolve("secret"), "x");
    Files.createSymbolicLink(inner.resolve("link"), secret);

    assertThat(documents.read(inner, "link")).isEmpty();
  }

  @Test
  void boundsWhatItReads() throws Exception {
    int most = Limits.DEFAULT.bodyBytes();
    Files.write(folder.resolve("most"), new byte[most]);
    Files.write(folder.resolve("more"), new byte[most + 1]);
    Path bomb = archive("bomb", new byte[50 * most]);

    assertThat(documents.read(folder, "most")).isPresent();
    assertReason(folder, "more", Reason.TOO_LARGE);
    assertReason(bomb, "bomb", Reason.TOO_LARGE);
  }

  @Test
  void failsWhereTheLocationCannotBeRead() throws Exception {
    Path noArchive = Files.writeString(folder.resolve("x.zip"), "no archive");

    assertReason(folder.resolve("absent"), "a", Reason.UNREACHABLE);
    assertReason(noArchive, "a", Reason.UNREACHABLE);
  }

  private void assertReason(Path location, String name, Reason reason) {
    assertThatThrownBy(() -> documents.read(location, name))
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private Path archive(String name, byte[] body) throws IOException {
    Path archive = folder.resolve("copy.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(body);
      zip.closeEntry();
    }
    return archive;
  }
}
