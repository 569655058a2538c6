package org.mailscout.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps keys in files beside the vault, readable by their owner alone: the last resort, where the
 * computer has no keychain. It keeps a copy of the vault without its key unreadable, and nothing
 * from whoever can read all of the owner's files.
 */
final class KeyFile implements Keychain {

  private static final int LONGEST = 1024;

  private final Path folder;

  KeyFile(Path folder) {
    this.folder = folder;
  }

  @Override
  public String id() {
    return "key-file";
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Optional<byte[]> read(String name) throws VaultException {
    Path file = file(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(OwnerOnly.read(file, LONGEST));
    } catch (IOException e) {
      throw OwnerOnly.failure(file, e);
    }
  }

  @Override
  public void write(String name, byte[] key) throws VaultException {
    try {
      OwnerOnly.create(file(name), key);
    } catch (IOException e) {
      throw OwnerOnly.failure(file(name), e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".key");
  }
}
