package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the programs of macOS and Windows are told. In their place stand scripts that keep the
 * protocol of the real ones as far as it is used, and write down their arguments and environment.
 */
final class SystemToolsTest {

  private static final byte[] KEY = {0, 1, 2, -1, -2, -3, 10, 13};
  private static final String HEX = HexFormat.of().formatHex(KEY);
  private static final String NAME = "3f1c9a52-0000-4000-8000-000000000001";

  @TempDir private Path folder = Path.of("");

  @Test
  void theKeychainOfMacOsGetsTheKeyOnStandardInputAlone() throws Exception {
    Path security =
        script(
            """
            case $1 in
              -i) while read -r add u a name s service w key; do
                    [ "$add $u $a $s $w" = "add-generic-password -U -a -s -w" ] || exit 1
                    printf '%s\\n' "$key" > "$here/$service.$name"
                  done ;;
              find-generic-password)
                [ "$2 $4 $6" = "-a -s -w" ] || exit 1
                cat "$here/$5.$3" 2>/dev/null || exit 44 ;;
              default-keychain) ;;
              *) exit 2 ;;
            esac
            """);
    MacKeychain keychain = new MacKeychain(security);

    assertThat(keychain.isAvailable()).isTrue();
    assertThat(keychain.read(NAME)).isEmpty();
    keychain.write(NAME, KEY);

    assertThat(keychain.read(NAME)).hasValueSatisfying(k -> assertThat(k).containsExactly(KEY));
    assertThat(Files.readString(folder.resolve("seen"))).contains(NAME).doesNotContain(HEX);
  }

  @Test
  void aKeychainOfMacOsThatRefusesIsNotTakenForAnEmptyOne() throws Exception {
    MacKeychain keychain = new MacKeychain(script("exit 36\n"));

    assertThat(keychain.isAvailable()).isFalse();
    assertThatThrownBy(() -> keychain.read(NAME))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("locked");
    assertThatThrownBy(() -> keychain.write(NAME, KEY))
        .isInstanceOf(VaultException.class)
        .hasMessageNotContainingAny(HEX);
  }

  @Test
  void theDataProtectionOfWindowsGetsTheKeyOnStandardInputAlone() throws Exception {
    // Stands for the sealing: the same bytes behind three others.
    Path powershell =
        script(
            """
            case "$4" in
              *::Protect*) printf 'QUFB%s' "$(cat)" ;;
              *::Unprotect*) in=$(cat); printf '%s' "${in#QUFB}" ;;
              *) exit 2 ;;
            esac
            """);
    WindowsProtection protection = new WindowsProtection(powershell, folder);

    assertThat(protection.isAvailable()).isTrue();
    assertThat(protection.read(NAME)).isEmpty();
    protection.write(NAME, KEY);

    assertThat(protection.read(NAME)).hasValueSatisfying(k -> assertThat(k).containsExactly(KEY));
    assertThat(Files.readAllBytes(folder.resolve(NAME + ".dpapi"))).isNotEqualTo(KEY);
    assertThat(Files.readString(folder.resolve("seen"))).doesNotContain("AAEC");
  }

  @Test
  void aKeyOfAnotherUserOfWindowsIsRefused() throws Exception {
    WindowsProtection protection = new WindowsProtection(script("exit 1\n"), folder);

    assertThatThrownBy(() -> protection.write(NAME, KEY)).isInstanceOf(VaultException.class);
    assertThat(folder.resolve(NAME + ".dpapi")).doesNotExist();
  }

  private Path script(String body) throws IOException {
    Path script = folder.resolve("tool");
    Files.writeString(
        script,
        "#!/bin/sh\nhere=" + folder + "\necho \"$@\" >> $here/seen\nenv >> $here/seen\n" + body);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}
