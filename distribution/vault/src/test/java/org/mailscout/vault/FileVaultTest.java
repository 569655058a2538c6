package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;

final class FileVaultTest {

  @TempDir private Path parent = Path.of("");

  @Test
  void givesBackWhatAnotherProcessStored() throws Exception {
    Account jane = Accounts.jane();
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(jane);
    }

    Account stored;
    try (FileVault vault = Accounts.vault(folder())) {
      stored = vault.get(Accounts.JANE).orElseThrow();
    }

    assertThat(stored.services()).isEqualTo(jane.services());
    assertThat(stored.grant().method()).isEqualTo(jane.grant().method());
    assertThat(stored.grant().version()).isEqualTo(jane.grant().version());
    assertThat(stored.grant().parameters()).isEqualTo(jane.grant().parameters());
    assertThat(stored.grant().secrets()).isEqualTo(jane.grant().secrets());
    assertThat(stored.grant().expires()).contains(Accounts.EXPIRES);
  }

  @Test
  void listsAddressesInOrderAndForgetsTheRemoved() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      EmailAddress bob = Accounts.address("bob", "xn--fa-hia.de");
      vault.put(Accounts.jane());
      vault.put(Accounts.account(bob, "b"));

      assertThat(vault.list()).containsExactly(bob, Accounts.JANE);
      assertThat(vault.remove(bob)).isTrue();
      assertThat(vault.remove(bob)).isFalse();
      assertThat(vault.list()).containsExactly(Accounts.JANE);
      assertThat(vault.get(bob)).isEmpty();
    }
  }

  @Test
  void putReplacesTheAccountOfItsAddressAlone() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      EmailAddress bob = Accounts.address("bob", "example.com");
      vault.put(Accounts.jane());
      vault.put(Accounts.account(bob, "b"));

      vault.put(Accounts.account(Accounts.JANE, "newer"));

      assertThat(vault.get(Accounts.JANE).map(Accounts::refreshOf)).contains("newer");
      assertThat(vault.get(bob).map(Accounts::refreshOf)).contains("b");
    }
  }

  @Test
  void aFolderThatIsNotThereHoldsNothing() throws Exception {
    try (FileVault vault = Accounts.vault(folder().resolve("deeper"))) {
      assertThat(vault.list()).isEmpty();
      assertThat(vault.get(Accounts.JANE)).isEmpty();
      assertThat(vault.keychain()).isEmpty();
      assertThat(folder().resolve("deeper")).doesNotExist();
    }
  }

  @Test
  void updateOfNobodyChangesNothing() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      assertThat(vault.update(Accounts.JANE, a -> a)).isEmpty();
      assertThat(folder().resolve("accounts.vault")).doesNotExist();
    }
  }

  @Test
  void everyFileIsTheOwnersAlone() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(Accounts.jane());
    }

    assertThat(permissions(folder())).isEqualTo("rwx------");
    assertThat(files()).hasSize(4).allSatisfy(f -> assertThat(permissions(f)).startsWith("rw----"));
    assertThat(files().stream().map(f -> f.getFileName().toString()))
        .anyMatch(name -> name.matches("[0-9a-f]{24}\\.lock"))
        .noneMatch(name -> name.contains("jane"));
  }

  @Test
  void noFileShowsASecretOrWhoseItIs() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(Accounts.jane());
    }

    for (Path file : files()) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(text).doesNotContain(Accounts.REFRESH, "jane", "example.com", "oauth");
    }
  }

  @Test
  void theSameAccountIsSealedAnewEachTime() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(Accounts.jane());
      byte[] first = Files.readAllBytes(folder().resolve("accounts.vault"));
      vault.put(Accounts.jane());

      assertThat(Files.readAllBytes(folder().resolve("accounts.vault"))).isNotEqualTo(first);
    }
  }

  @Test
  void aPasswordIsAGrantThatNothingShows() throws Exception {
    Grant grant = PasswordGrant.of("jane", "s3cret \u00e4".toCharArray());
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(new Account(Accounts.JANE, grant, List.of()));

      Account stored = vault.get(Accounts.JANE).orElseThrow();
      try (Credential credential = PasswordGrant.credential(stored.grant()).orElseThrow()) {
        assertThat(credential.username()).isEqualTo("jane");
        assertThat(credential.secret()).containsExactly("s3cret \u00e4".toCharArray());
      }
      assertThat(stored.toString()).doesNotContain("s3cret", "jane@");
    }
    assertThat(PasswordGrant.credential(Accounts.jane().grant())).isEmpty();
  }

  private Path folder() {
    return parent.resolve("vault");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
