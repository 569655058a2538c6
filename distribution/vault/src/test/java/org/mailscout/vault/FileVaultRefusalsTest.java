package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody else has done to the files of a vault. */
final class FileVaultRefusalsTest {

  @TempDir private Path parent = Path.of("");

  private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void store() throws Exception {
    folder = parent.resolve("vault");
    file = folder.resolve("accounts.vault");
    try (FileVault vault = Accounts.vault(folder)) {
      vault.put(Accounts.jane());
    }
  }

  @Test
  void anyChangedByteIsNoticed() throws IOException {
    byte[] right = Files.readAllBytes(file);
    for (int i = 0; i < right.length; i++) {
      byte[] wrong = right.clone();
      wrong[i] ^= 1;
      Files.write(file, wrong);

      refused("");
    }
  }

  @Test
  void anyShorterFileIsNoticed() throws IOException {
    byte[] right = Files.readAllBytes(file);
    for (int length = 0; length < right.length; length++) {
      Files.write(file, Arrays.copyOf(right, length));

      refused("");
    }
  }

  @Test
  void bytesBehindTheEndAreNoticed() throws IOException {
    byte[] right = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(right, right.length + 1));

    refused("changed by another program");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    Files.write(file, new byte[5 * 1024 * 1024]);

    refused("longer than");
  }

  @Test
  void whatCannotBeReadIsNeverWrittenOver() throws IOException {
    byte[] garbage = "garbage".getBytes(StandardCharsets.US_ASCII);
    Files.write(file, garbage);

    assertThatThrownBy(() -> Accounts.vault(folder).put(Accounts.jane()))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("not a vault, or cut short");
    assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
  }

  @Test
  void aLaterVersionIsNotTakenForThisOne() throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Files.writeString(
        file,
        text.replaceFirst("mailscout-vault 1", "mailscout-vault 2"),
        StandardCharsets.ISO_8859_1);

    refused("not a vault");
  }

  @Test
  void anotherKeyOpensNothing() throws IOException {
    Files.write(key(), new byte[SealedFile.KEY]);
    refused("another key");

    Files.write(key(), new byte[5]);
    refused("another key");
  }

  @Test
  void aLostKeyIsNotReplacedByANewOne() throws IOException {
    Files.delete(key());

    refused("the vault's key is not in the key-file");
    assertThatThrownBy(() -> Accounts.vault(folder).put(Accounts.jane()))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void aKeychainOfAnotherComputerIsNamed() throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Files.writeString(
        file, text.replaceFirst("key-file", "macos-keychain"), StandardCharsets.ISO_8859_1);

    refused("no macos-keychain on this computer");
  }

  @Test
  void filesThatOthersCanUseAreRefused() throws IOException {
    for (Path path : new Path[] {file, key()}) {
      for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"}) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));

        refused("others can use it");
      }
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(file).isRegularFile();
  }

  @Test
  void aFolderThatOthersCanWriteIntoIsRefused() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx----w-"));

    putRefused("others can write into it");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path target = parent.resolve("target");
    for (Path path : new Path[] {file, key(), folder.resolve("accounts.vault.lock")}) {
      Files.move(path, target);
      Files.createSymbolicLink(path, target);

      putRefused("or a link");

      Files.delete(path);
      Files.move(target, path);
    }
    Files.move(folder, target);
    Files.createSymbolicLink(folder, target);
    putRefused("or a link");
  }

  @Test
  void aLinkToNowhereInThePlaceOfAFileMakesNone() throws IOException {
    Path elsewhere = parent.resolve("elsewhere");
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);

    putRefused("or a link");

    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void aFolderInThePlaceOfAFileIsRefused() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);

    refused("not a file of its own");
  }

  private Path key() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".key")).findFirst().orElseThrow();
    }
  }

  private void refused(String because) {
    try (FileVault vault = Accounts.vault(folder)) {
      assertThatThrownBy(() -> vault.get(Accounts.JANE))
          .isInstanceOf(VaultException.class)
          .hasMessageContaining(because)
          .message()
          .doesNotContain(Accounts.REFRESH);
    }
  }

  private void putRefused(String because) {
    try (FileVault vault = Accounts.vault(folder)) {
      assertThatThrownBy(() -> vault.put(Accounts.jane()))
          .isInstanceOf(VaultException.class)
          .hasMessageContaining(because);
    }
  }
}
