package org.mailscout.vault;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A place for a vault's key. Safe for use by many threads. */
public interface Keychain {

  /** Returns the name of this kind of place, as it stands in the file: {@code [a-z-]+}. */
  String id();

  /** Returns whether a key can be kept here now, without asking the user. */
  boolean isAvailable();

  /**
   * Returns the key of this name, for the caller to wipe; empty if there is none.
   *
   * @throws VaultException if it could not be asked: locked, gone, or no answer
   */
  Optional<byte[]> read(String name) throws VaultException;

  /**
   * Keeps a key.
   *
   * @param name hexadecimal digits and hyphens
   * @throws VaultException if it cannot be kept
   */
  void write(String name, byte[] key) throws VaultException;

  /**
   * Returns the places of this computer, the best first: its keychain, then a file in the folder of
   * the vault.
   */
  static List<Keychain> ofThisComputer(Path folder) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    KeyFile file = new KeyFile(folder);
    if (system.startsWith("mac")) {
      return List.of(new MacKeychain(MacKeychain.TOOL), file);
    }
    if (system.startsWith("windows")) {
      return List.of(new WindowsProtection(WindowsProtection.tool(), folder), file);
    }
    return List.of(new SecretService(SecretService.sessionBus()), file);
  }
}
