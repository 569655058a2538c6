package org.mailscout.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/**
 * Keeps keys in the default collection of the Secret Service: GNOME Keyring, KWallet, KeePassXC.
 *
 * <p>The key crosses the user's own bus as it is, which only the user's programs and root can
 * watch; who can do that can ask the service for the key as well.
 *
 * @see <a href="https://specifications.freedesktop.org/secret-service/latest/">Secret Service</a>
 */
final class SecretService implements Keychain {

  private static final String PREFIX = "org.freedesktop.Secret.";
  private static final String SERVICE = PREFIX + "Service";
  private static final String COLLECTION = PREFIX + "Collection";
  private static final String ITEM = PREFIX + "Item";
  private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  private static final String ROOT = "/org/freedesktop/secrets";
  private static final String NO_OBJECT = "/";

  private final Optional<String> bus;

  /** Makes one on the bus at this address. */
  SecretService(Optional<String> bus) {
    this.bus = bus;
  }

  /** Returns the address of the user's session bus, if there is one over a local socket. */
  static Optional<String> sessionBus() {
    String named = System.getenv("DBUS_SESSION_BUS_ADDRESS");
    if (named != null && named.startsWith("unix:")) {
      return Optional.of(named);
    }
    return Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
        .map(folder -> Path.of(folder, "bus"))
        .filter(Files::exists)
        .map(socket -> "unix:path=" + socket);
  }

  @Override
  public String id() {
    return "secret-service";
  }

  @Override
  public boolean isAvailable() {
    if (bus.isEmpty()) {
      return false;
    }
    try (SessionBus calls = open()) {
      collection(calls);
      return true;
    } catch (VaultException e) {
      return false;
    }
  }

  @Override
  public Optional<byte[]> read(String name) throws VaultException {
    try (SessionBus calls = open()) {
      String collection = collection(calls);
      Object[] found = calls.ask(collection, COLLECTION, "SearchItems", "a{ss}", attributes(name));
      if (!(found.length == 1 && found[0] instanceof List<?> items) || items.isEmpty()) {
        return Optional.empty();
      }
      String item = SessionBus.path(items.get(0));
      Object[] secret = calls.ask(item, ITEM, "GetSecret", "o", new DBusPath(session(calls)));
      return Optional.of(value(secret));
    }
  }

  @Override
  public void write(String name, byte[] key) throws VaultException {
    try (SessionBus calls = open()) {
      String collection = collection(calls);
      Map<String, Variant<?>> properties =
          Map.of(
              ITEM + ".Label", new Variant<>("Mailscout: key of the vault"),
              ITEM + ".Attributes", new Variant<>(attributes(name), "a{ss}"));
      Object[] secret = {
        new DBusPath(session(calls)), new byte[0], key, "application/octet-stream"
      };
      Object[] made =
          calls.ask(
              collection, COLLECTION, "CreateItem", "a{sv}(oayays)b", properties, secret, true);
      if (made.length < 1 || SessionBus.path(made[0]).equals(NO_OBJECT)) {
        throw new VaultException("the Secret Service wants to ask first: unlock the keyring");
      }
    }
  }

  private SessionBus open() throws VaultException {
    return SessionBus.open(
        bus.orElseThrow(() -> new VaultException("no session bus, so no Secret Service")));
  }

  private static Map<String, String> attributes(String name) {
    return Map.of("application", "org.mailscout.vault", "vault", name);
  }

  private static String session(SessionBus calls) throws VaultException {
    Object[] opened = calls.ask(ROOT, SERVICE, "OpenSession", "sv", "plain", new Variant<>(""));
    return SessionBus.path(opened[opened.length - 1]);
  }

  /** Returns the default collection, unlocked. */
  private static String collection(SessionBus calls) throws VaultException {
    String path = SessionBus.path(calls.ask(ROOT, SERVICE, "ReadAlias", "s", "default")[0]);
    if (path.equals(NO_OBJECT)) {
      throw new VaultException("the Secret Service has no default keyring");
    }
    Object[] locked = calls.ask(path, PROPERTIES, "Get", "ss", COLLECTION, "Locked");
    if (SessionBus.plain(locked[0]).equals(true)) {
      // Without a prompt it opens only what needs none; a prompt needs a window to belong to.
      Object[] unlocked = calls.ask(ROOT, SERVICE, "Unlock", "ao", List.of(new DBusPath(path)));
      if (!SessionBus.path(unlocked[1]).equals(NO_OBJECT)) {
        throw new VaultException("the keyring of the Secret Service is locked: unlock it first");
      }
    }
    return path;
  }

  // A struct of session, parameters, value and content type.
  private static byte[] value(Object... reply) throws VaultException {
    Object[] secret = reply.length == 1 && reply[0] instanceof Object[] struct ? struct : reply;
    if (secret.length == 4 && secret[2] instanceof byte[] bytes) {
      return bytes;
    }
    if (secret.length == 4 && secret[2] instanceof List<?> list) {
      byte[] bytes = new byte[list.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = list.get(i) instanceof Number number ? number.byteValue() : 0;
      }
      return bytes;
    }
    throw new VaultException("the Secret Service answers with something that is no secret");
  }
}
