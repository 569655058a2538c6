package org.mailscout.oauth;

import java.util.Arrays;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
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
  public byte[] initial() throws LookupException {
    byte[] message = Secrets.bytes("\0" + credential.username() + "\0", credential.secret(), "");
    int separators = 0;
    for (byte each : message) {
      separators += each == 0 ? 1 : 0;
    }
    if (separators != 2) {
      Arrays.fill(message, (byte) 0);
      throw new LookupException(
          Reason.FORBIDDEN_BY_POLICY, "PLAIN: a NUL in the user name or the password");
    }
    return message;
  }

  @Override
  public byte[] answer(byte[] challenge) {
    return new byte[0];
  }
}
