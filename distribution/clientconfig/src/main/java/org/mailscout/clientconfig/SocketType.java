package org.mailscout.clientconfig;

import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.api.Security;

/**
 * How a connection is protected, as the format says it.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft,
 *     §3.7.3</a>
 */
public enum SocketType {
  /** TLS from the first byte. */
  TLS("SSL"),
  /** An upgrade to TLS that must succeed before anything else is said. */
  STARTTLS("STARTTLS"),
  /** No protection. */
  NONE("plain");

  private final String text;

  SocketType(String text) {
    this.text = text;
  }

  /**
   * Returns the socket type of this value, in any case, or empty if the format has none such.
   *
   * <p>An unknown value is never taken for {@link #NONE}.
   */
  public static Optional<SocketType> parse(String value) {
    return Stream.of(values()).filter(type -> type.text.equalsIgnoreCase(value)).findFirst();
  }

  /** Returns the value as the draft spells it. */
  public String text() {
    return text;
  }

  /** Returns the protection that it means. */
  public Security security() {
    return switch (this) {
      case TLS -> Security.TLS;
      case STARTTLS -> Security.STARTTLS;
      case NONE -> Security.NONE;
    };
  }
}
