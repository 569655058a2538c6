package org.mailscout.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The key of a vault, fetched from its keychain once and kept in memory until it is wiped. */
final class VaultKeys {

  private final List<Keychain> keychains;
  private Optional<Key> known = Optional.empty();

  VaultKeys(List<Keychain> keychains) {
    this.keychains = keychains;
  }

  /** A key and where it is. */
  static final class Key {
    private final String keychain;
    private final String name;
    private final byte[] bytes;

    Key(String keychain, String name, byte[] bytes) {
      this.keychain = keychain;
      this.name = name;
      this.bytes = bytes;
    }

    /** Opens what is sealed; empty if it is not by this key. */
    Optional<byte[]> open(SealedFile file) {
      return file.open(bytes);
    }

    /** Returns the whole file with this text sealed in it. */
    byte[] seal(byte[] plain) {
      return SealedFile.seal(keychain, name, plain, bytes);
    }

    private void wipe() {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Returns the key that the file names. */
  synchronized Key of(SealedFile file) throws VaultException {
    if (known.isPresent() && known.get().name.equals(file.name())) {
      return known.get();
    }
    wipe();
    Keychain keychain =
        keychains.stream()
            .filter(k -> k.id().equals(file.keychain()))
            .findFirst()
            .orElseThrow(() -> new VaultException("no " + file.keychain() + " on this computer"));
    byte[] bytes =
        keychain
            .read(file.name())
            .orElseThrow(
                () -> new VaultException("the vault's key is not in the " + file.keychain()));
    return keep(new Key(file.keychain(), file.name(), bytes));
  }

  /** Makes a key, and keeps it in the first keychain that takes it and gives it back. */
  synchronized Key make() throws VaultException {
    wipe();
    Keychain keychain =
        keychains.stream()
            .filter(Keychain::isAvailable)
            .findFirst()
            .orElseThrow(() -> new VaultException("there is no place for the vault's key"));
    byte[] bytes = new byte[SealedFile.KEY];
    new SecureRandom().nextBytes(bytes);
    String name = UUID.randomUUID().toString();
    keychain.write(name, bytes);
    Optional<byte[]> back = keychain.read(name);
    boolean same = back.isPresent() && Arrays.equals(back.get(), bytes);
    back.ifPresent(b -> Arrays.fill(b, (byte) 0));
    if (!same) {
      throw new VaultException("the " + keychain.id() + " does not give back what it was given");
    }
    return keep(new Key(keychain.id(), name, bytes));
  }

  synchronized void wipe() {
    known.ifPresent(Key::wipe);
    known = Optional.empty();
  }

  private Key keep(Key key) {
    known = Optional.of(key);
    return key;
  }
}
