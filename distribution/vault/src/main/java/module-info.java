/**
 * Keeps credentials: an encrypted file that its owner alone can read, whose key the operating
 * system's keychain holds where there is one.
 */
module org.mailscout.vault {
  requires transitive org.mailscout.api;
  requires com.fasterxml.jackson.core;
  requires org.freedesktop.dbus;
  requires static org.jspecify;

  exports org.mailscout.vault;
}
