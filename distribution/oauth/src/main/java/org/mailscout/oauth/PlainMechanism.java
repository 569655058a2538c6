package org.mailscout.oauth;

import org.mailscout.api.auth.Credential;

/**
 * PLAIN: the password itself, which TLS alone protects.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4616">RFC 4616</a>
 */
record PlainMechanism(Credential credential) implements Mechanism {

  @Override
  public String name() {
    return "PLAIN";
  }

  @Override
  public byte[] initial() {
    return Secrets.bytes("\0" + credential.username() + "\0", credential.secret(), "");
  }

  @Override
  public byte[] answer(byte[] challenge) {
    return new byte[0];
  }
}
