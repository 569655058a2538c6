package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real keyring on a bus of its own, where {@code distribution/checks/servers/with-keyring} has
 * started one; and no bus.
 */
final class SecretServiceTest {

  @TempDir private Path parent = Path.of("");

  @Test
  void keepsTheKeyOfAVaultAndNothingOfItIsInTheFolder() throws Exception {
    Path folder = parent.resolve("vault");
    List<Keychain> keychains = List.of(service(), new KeyFile(folder));
    try (FileVault vault = FileVault.in(folder, keychains)) {
      vault.put(Accounts.jane());
    }

    try (FileVault vault = FileVault.in(folder, List.of(service()))) {
      assertThat(vault.get(Accounts.JANE).map(Accounts::refreshOf)).contains(Accounts.REFRESH);
      assertThat(vault.keychain()).contains("secret-service");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(f -> f.toString().endsWith(".key"));
    }
  }

  @Test
  void givesBackEachKeyByItsName() throws Exception {
    SecretService service = service();
    String one = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();
    byte[] key = {0, -1, 127, -128, 10};

    service.write(one, key);

    assertThat(service.read(one)).hasValueSatisfying(k -> assertThat(k).containsExactly(key));
    assertThat(service.read(other)).isEmpty();
  }

  @Test
  void withoutABusTheKeyGoesIntoAFile() throws Exception {
    Path folder = parent.resolve("vault");
    Keychain none = new SecretService(Optional.empty());
    try (FileVault vault = FileVault.in(folder, List.of(none, new KeyFile(folder)))) {
      vault.put(Accounts.jane());

      assertThat(vault.keychain()).contains("key-file");
    }
    assertThatThrownBy(() -> none.read("x")).isInstanceOf(VaultException.class);
  }

  @Test
  void aBusThatIsNotThereIsNotAvailable() {
    Path socket = parent.resolve("bus");

    assertThat(new SecretService(Optional.of("unix:path=" + socket)).isAvailable()).isFalse();
  }

  private static SecretService service() {
    assumeTrue(
        System.getenv("MAILSCOUT_KEYRING") != null,
        "MAILSCOUT_KEYRING is not set: the keyring is not started");
    SecretService service = new SecretService(SecretService.sessionBus());
    assertThat(service.isAvailable()).isTrue();
    return service;
  }
}
