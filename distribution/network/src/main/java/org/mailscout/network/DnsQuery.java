package org.mailscout.network;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.xbill.DNS.Name;

/**
 * One query as it is sent: a random id, recursion desired, one question in class IN.
 *
 * <p>Written by hand: dnsjava's message, for these fixed fields, loads the tables of all its record
 * types, which takes longer than most answers.
 *
 * @param id of 16 bits
 * @param name the absolute name
 * @param type the number of the record type
 */
record DnsQuery(int id, Name name, int type) {

  private static final int CLASS_IN = 1;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int AUTHENTIC_DATA = 0x0020;
  private static final int OPT = 41;
  // RFC 9715 §3.1 and the DNS flag day of 2020: no fragments on any common path.
  private static final int UDP_PAYLOAD = 1232;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Returns a query with a fresh id. */
  static DnsQuery of(Name name, int type) {
    return new DnsQuery(RANDOM.nextInt(1 << 16), name, type);
  }

  /**
   * Returns the message.
   *
   * @param extended whether to say that larger answers are welcome (EDNS, RFC 6891)
   * @param authentic whether to ask if the answer was validated (RFC 6840 §5.7)
   */
  byte[] message(boolean extended, boolean authentic) {
    byte[] wire = name.toWire();
    ByteBuffer message = ByteBuffer.allocate(12 + wire.length + 4 + (extended ? 11 : 0));
    message.putShort((short) id);
    message.putShort((short) (RECURSION_DESIRED | (authentic ? AUTHENTIC_DATA : 0)));
    message.putShort((short) 1).putInt(0).putShort((short) (extended ? 1 : 0));
    message.put(wire).putShort((short) type).putShort((short) CLASS_IN);
    if (extended) {
      message.put((byte) 0).putShort((short) OPT).putShort((short) UDP_PAYLOAD);
      message.putInt(0).putShort((short) 0);
    }
    return message.array();
  }
}
