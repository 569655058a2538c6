package org.mailscout.network;

import java.nio.ByteBuffer;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.WireParseException;

/**
 * A record whose data is not looked at yet.
 *
 * @param owner whose it is
 * @param type its number
 * @param dnsClass its number
 * @param ttl seconds
 * @param message the message that it stands in, which names in its data may point into
 * @param offset where its data begins
 * @param length octets of its data
 */
record ResourceRecord(
    Name owner, int type, int dnsClass, long ttl, ByteBuffer message, int offset, int length) {

  static final int A = 1;
  static final int NS = 2;
  static final int CNAME = 5;
  static final int SOA = 6;
  static final int MX = 15;
  static final int TXT = 16;
  static final int AAAA = 28;
  static final int SRV = 33;
  static final int OPT = 41;

  private static final int CLASS_IN = 1;

  /** Reads the next record and moves behind it. */
  static ResourceRecord read(DNSInput in, ByteBuffer message) throws WireParseException {
    Name owner = new Name(in);
    int type = in.readU16();
    int dnsClass = in.readU16();
    long ttl = in.readU32();
    int length = in.readU16();
    int offset = in.current();
    if (length > in.remaining()) {
      throw new WireParseException("record of " + length + " octets");
    }
    ResourceRecord record = new ResourceRecord(owner, type, dnsClass, ttl, message, offset, length);
    in.readByteArray(length);
    return record;
  }

  /** Returns whether it is of this type, and of class IN. */
  boolean is(int wanted) {
    return type == wanted && dnsClass == CLASS_IN;
  }

  /** Returns its data, to be read to the end and not beyond. */
  DNSInput data() {
    DNSInput in = new DNSInput(message.duplicate());
    in.jump(offset);
    in.setActive(length);
    return in;
  }

  /** Returns how long it may be kept; RFC 2181 §8: with the highest bit set, not at all. */
  long seconds() {
    return ttl > Integer.MAX_VALUE ? 0 : ttl;
  }
}
