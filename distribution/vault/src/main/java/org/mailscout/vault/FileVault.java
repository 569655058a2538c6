package org.mailscout.vault;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;

/**
 * A vault in one encrypted file, which its owner alone can read; the key is in the first keychain
 * that was available when the file was made.
 *
 * <p>Each account has a lock of its own, held while it is changed, so that a slow issuer holds up
 * nobody else's; the file has another, held while it is written.
 */
public final class FileVault implements Vault {

  private static final int NAME_BYTES = 12;

  private final Path folder;
  private final VaultFile file;

  private FileVault(Path folder, List<Keychain> keychains) {
    this.folder = folder;
    this.file = new VaultFile(folder, keychains);
  }

  /** Returns the vault in a folder, which need not exist yet, with this computer's keychains. */
  public static FileVault in(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return in(absolute, Keychain.ofThisComputer(absolute));
  }

  /**
   * Returns the vault in a folder, which need not exist yet.
   *
   * @param keychains where its key can be, the preferred first
   */
  public static FileVault in(Path folder, List<Keychain> keychains) {
    return new FileVault(
        requireNonNull(folder, "folder").toAbsolutePath().normalize(), List.copyOf(keychains));
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Returns the id of the keychain that holds the key; empty while there is no file. */
  public Optional<String> keychain() throws VaultException {
    return file.keychain();
  }

  @Override
  public List<EmailAddress> list() throws VaultException {
    return file.read().values().stream().map(Account::address).toList();
  }

  @Override
  public Optional<Account> get(EmailAddress address) throws VaultException {
    return Optional.ofNullable(file.read().get(address.text()));
  }

  @Override
  public void put(Account account) throws VaultException, InterruptedException {
    Hold hold = hold(account.address());
    try {
      file.change(accounts -> accounts.put(account.address().text(), account));
    } finally {
      hold.release();
    }
  }

  @Override
  public Optional<Account> update(EmailAddress address, Change change)
      throws VaultException, LookupException, InterruptedException {
    Hold hold = hold(address);
    try {
      Optional<Account> stored = get(address);
      if (stored.isEmpty()) {
        return stored;
      }
      Account changed = change.from(stored.get());
      if (!changed.address().equals(address)) {
        throw new IllegalArgumentException("the change is of another account");
      }
      if (!changed.equals(stored.get())) {
        file.change(accounts -> accounts.put(address.text(), changed));
      }
      return Optional.of(changed);
    } finally {
      hold.release();
    }
  }

  @Override
  public boolean remove(EmailAddress address) throws VaultException, InterruptedException {
    Hold hold = hold(address);
    try {
      SortedMap<String, Account> before = file.read();
      if (before.containsKey(address.text())) {
        file.change(accounts -> accounts.remove(address.text()));
        return true;
      }
      return false;
    } finally {
      hold.release();
    }
  }

  @Override
  public void close() {
    file.wipe();
  }

  private Hold hold(EmailAddress address) throws VaultException, InterruptedException {
    try {
      OwnerOnly.folder(folder);
      return Hold.take(folder.resolve(nameOf(address) + ".lock"));
    } catch (IOException e) {
      throw OwnerOnly.failure(folder, e);
    }
  }

  // The name of a lock must not tell whose account it is to who lists the folder in passing.
  private static String nameOf(EmailAddress address) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(address.text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
