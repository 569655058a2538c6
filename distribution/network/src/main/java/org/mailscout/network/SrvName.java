package org.mailscout.network;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads an SRVName out of the DER of an otherName, which the JDK hands over unread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4985#section-2">RFC 4985 §2</a>
 */
final class SrvName {

  private static final int SEQUENCE = 0x30;
  private static final int CONTEXT_0 = 0xa0;
  private static final int IA5_STRING = 0x16;

  // The tag, the length and the value of 1.3.6.1.5.5.7.8.7, id-on-dnsSRV.
  private static final byte[] ON_DNS_SRV = {0x06, 8, 0x2b, 6, 1, 5, 5, 7, 8, 7};

  private SrvName() {}

  /** Returns the name, such as {@code _imaps.example.net}; empty if it is another kind. */
  static Optional<String> read(byte[] otherName) {
    try {
      ByteBuffer der = ByteBuffer.wrap(otherName);
      int tag = der.get() & 0xff;
      // GeneralName tags it [0] implicitly; the JDK may show it as the SEQUENCE that it is.
      if (tag != SEQUENCE && tag != CONTEXT_0) {
        return Optional.empty();
      }
      length(der);
      byte[] type = new byte[ON_DNS_SRV.length];
      der.get(type);
      if (!Arrays.equals(type, ON_DNS_SRV) || (der.get() & 0xff) != CONTEXT_0) {
        return Optional.empty();
      }
      length(der);
      int stringTag = der.get() & 0xff;
      if (stringTag == CONTEXT_0) {
        // The JDK tags the value once more than the certificate does.
        length(der);
        stringTag = der.get() & 0xff;
      }
      byte[] name = new byte[length(der)];
      if (stringTag != IA5_STRING || name.length != der.remaining()) {
        return Optional.empty();
      }
      der.get(name);
      return Optional.of(new String(name, StandardCharsets.US_ASCII));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static int length(ByteBuffer der) {
    int first = der.get() & 0xff;
    int length = first;
    if (first == 0x81) {
      length = der.get() & 0xff;
    } else if (first == 0x82) {
      length = der.getShort() & 0xffff;
    }
    // Longer forms than a name of 253 octets needs would end beyond the buffer.
    if (length > der.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }
}
