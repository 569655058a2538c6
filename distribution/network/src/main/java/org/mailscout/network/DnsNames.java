package org.mailscout.network;

import java.util.Optional;
import org.mailscout.api.Host;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Names of dnsjava and ours. */
final class DnsNames {

  private static final int SHOWN = 80;

  private DnsNames() {}

  /** Returns the absolute name of a host. */
  static Name absolute(String host) {
    try {
      return Name.fromString(host + ".");
    } catch (TextParseException e) {
      throw new IllegalArgumentException("not a name in DNS", e);
    }
  }

  /** Returns the host of this name, or empty where it can be none. */
  static Optional<Host> host(Name name) {
    // dnsjava writes a dot or a space within a label with a backslash, which no host has.
    return Host.parse(name.toString(true));
  }

  /** Returns the name to show: printable ASCII, and not too long. */
  static String shown(Name name) {
    String text = name.toString(true);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
