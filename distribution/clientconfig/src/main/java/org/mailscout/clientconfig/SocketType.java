package org.mailscout.clientconfig;

/**
 * How a connection is protected.
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

  /** The value as the draft spells it. */
  public String text() {
    return text;
  }
}
