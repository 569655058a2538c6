package org.mailscout.vault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The file of a vault: read as a whole without a lock, since it is only ever replaced by a rename;
 * written under one, by way of a second file.
 */
final class VaultFile {

  private static final int LONGEST = 4 * 1024 * 1024;
  private static final String FILE = "accounts.vault";

  private final Path folder;
  private final Path file;
  private final VaultKeys keys;

  VaultFile(Path folder, List<Keychain> keychains) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.keys = new VaultKeys(keychains);
  }

  Optional<String> keychain() throws VaultException {
    return sealed().map(SealedFile::keychain);
  }

  /** Returns the accounts by their addresses' texts; none where there is no file. */
  SortedMap<String, Account> read() throws VaultException {
    Optional<SealedFile> sealed = sealed();
    return sealed.isPresent() ? open(sealed.get()) : new TreeMap<>();
  }

  /** Changes the accounts as they are now; no interrupt keeps the new ones from the disk. */
  void change(Consumer<SortedMap<String, Account>> change) throws VaultException {
    boolean interrupted = Thread.interrupted();
    try {
      OwnerOnly.folder(folder);
      while (!tryChange(change)) {
        interrupted = true;
      }
    } catch (IOException e) {
      throw OwnerOnly.failure(file, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns whether it was done; it was not if an interrupt ended the wait for the lock. */
  private boolean tryChange(Consumer<SortedMap<String, Account>> change)
      throws VaultException, IOException {
    Hold hold;
    try {
      hold = Hold.take(folder.resolve(FILE + ".lock"));
    } catch (InterruptedException e) {
      return false;
    }
    try {
      changeHeld(change);
      return true;
    } finally {
      hold.release();
    }
  }

  private void changeHeld(Consumer<SortedMap<String, Account>> change)
      throws VaultException, IOException {
    Optional<SealedFile> sealed = sealed();
    SortedMap<String, Account> accounts = sealed.isPresent() ? open(sealed.get()) : new TreeMap<>();
    VaultKeys.Key key = sealed.isPresent() ? keys.of(sealed.get()) : keys.make();
    change.accept(accounts);
    byte[] plain = AccountsJson.write(accounts.values());
    try {
      replace(key.seal(plain));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  void wipe() {
    keys.wipe();
  }

  private Optional<SealedFile> sealed() throws VaultException {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      Optional<SealedFile> parsed = SealedFile.parse(OwnerOnly.read(file, LONGEST));
      if (parsed.isEmpty()) {
        throw new VaultException(file + ": not a vault, or cut short");
      }
      return parsed;
    } catch (IOException e) {
      throw OwnerOnly.failure(file, e);
    }
  }

  private SortedMap<String, Account> open(SealedFile sealed) throws VaultException {
    Optional<byte[]> plain = keys.of(sealed).open(sealed);
    if (plain.isEmpty()) {
      throw new VaultException(
          file + ": changed by another program, or sealed with another key than the stored one");
    }
    try {
      SortedMap<String, Account> accounts = new TreeMap<>();
      AccountsJson.read(plain.get()).forEach(a -> accounts.put(a.address().text(), a));
      return accounts;
    } catch (IOException e) {
      throw new VaultException(file + ": written by another version of the program", e);
    } finally {
      Arrays.fill(plain.get(), (byte) 0);
    }
  }

  private void replace(byte[] bytes) throws IOException {
    removeLeftovers();
    Path next = folder.resolve(FILE + "." + UUID.randomUUID() + ".new");
    OwnerOnly.create(next, bytes);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    OwnerOnly.sync(folder);
  }

  // Of writers that were killed: nobody else writes while the lock is held.
  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, FILE + ".*.new")) {
      for (Path path : left) {
        Files.deleteIfExists(path);
      }
    }
  }
}
