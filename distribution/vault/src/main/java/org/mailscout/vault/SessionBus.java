package org.mailscout.vault;

import java.io.IOException;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;

/** Calls of the Secret Service on the session bus, as plain messages. */
final class SessionBus implements AutoCloseable {

  private static final String SECRETS = "org.freedesktop.secrets";
  private static final int CONNECT_MILLIS = 2_000;
  private static final long PATIENCE_MILLIS = 10_000;

  private final DBusConnection connection;

  private SessionBus(DBusConnection connection) {
    this.connection = connection;
  }

  static SessionBus open(String address) throws VaultException {
    try {
      return new SessionBus(
          DBusConnectionBuilder.forAddress(address)
              .withShared(false)
              .transportConfig()
              .withTimeout(CONNECT_MILLIS)
              .back()
              .build());
    } catch (DBusException | DBusExecutionException e) {
      throw new VaultException("the session bus cannot be reached", e);
    }
  }

  /** Returns what the method returned; throws what the service said. */
  Object[] ask(String path, String type, String method, String signature, Object... arguments)
      throws VaultException {
    try {
      MethodCall call =
          connection
              .getMessageFactory()
              .createMethodCall(SECRETS, path, type, method, (byte) 0, signature, arguments);
      connection.sendMessage(call);
      Message reply = call.getReply(PATIENCE_MILLIS);
      if (reply == null) {
        throw new VaultException("the Secret Service does not answer");
      }
      if (reply instanceof org.freedesktop.dbus.messages.Error error) {
        throw new VaultException("the Secret Service: " + error.getName());
      }
      Object[] values = reply.getParameters();
      return values == null ? new Object[0] : values;
    } catch (DBusException | DBusExecutionException e) {
      throw new VaultException("the Secret Service cannot be asked", e);
    }
  }

  static String path(Object value) throws VaultException {
    Object plain = plain(value);
    if (plain instanceof DBusPath path) {
      return path.getPath();
    }
    if (plain instanceof String text) {
      return text;
    }
    throw new VaultException("the Secret Service answers with something that is no path");
  }

  static Object plain(Object value) {
    return value instanceof Variant<?> variant ? variant.getValue() : value;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException e) {
      // The answers are in hand; the system closes what is left with the process.
      return;
    }
  }
}
