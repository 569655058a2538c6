package org.mailscout.network;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.WireParseException;

/**
 * An answer as it came: first its fixed header is judged, and only what answers the query and is
 * not too large is read further.
 */
final class DnsMessage {

  static final int NO_ERROR = 0;
  static final int FORMAT_ERROR = 1;
  static final int SERVER_FAILURE = 2;
  static final int NO_SUCH_NAME = 3;
  static final int NOT_IMPLEMENTED = 4;
  static final int REFUSED = 5;

  private static final int HEADER = 12;

  private final byte[] bytes;
  private final int id;
  private final int flags;
  private final int[] counts = new int[4];

  private DnsMessage(byte[] bytes) {
    this.bytes = bytes;
    ByteBuffer header = ByteBuffer.wrap(bytes);
    this.id = header.getShort() & 0xffff;
    this.flags = header.getShort() & 0xffff;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = header.getShort() & 0xffff;
    }
  }

  /**
   * The records that count.
   *
   * @param answers the answer section
   * @param negative how long it may be remembered that there is nothing, in seconds; empty where
   *     the answer does not say
   * @param referral whether the resolver only says whom else to ask
   * @param error the extended part of the error code, 0 where there is none
   */
  record Sections(
      List<ResourceRecord> answers, OptionalLong negative, boolean referral, int error) {}

  /** Returns whether these bytes are the answer to the query, whatever it says. */
  static boolean answers(DnsQuery query, byte[] bytes) {
    if (bytes.length < HEADER) {
      return false;
    }
    DnsMessage message = new DnsMessage(bytes);
    boolean response = (message.flags & 0x8000) != 0 && (message.flags & 0x7800) == 0;
    return response && message.id == query.id() && message.repeats(query);
  }

  /** Returns the message, of which {@link #answers} is true. */
  static DnsMessage of(byte[] bytes) {
    return new DnsMessage(bytes);
  }

  private boolean repeats(DnsQuery query) {
    if (counts[0] == 0) {
      // A server that does not know EDNS may drop the question: RFC 6891 §7.
      return rcode() == FORMAT_ERROR || rcode() == NOT_IMPLEMENTED;
    }
    if (counts[0] != 1) {
      return false;
    }
    try {
      DNSInput in = new DNSInput(bytes);
      in.jump(HEADER);
      Name name = new Name(in);
      return name.equals(query.name()) && in.readU16() == query.type() && in.readU16() == 1;
    } catch (WireParseException | IllegalArgumentException | IllegalStateException e) {
      return false;
    }
  }

  int rcode() {
    return flags & 0xf;
  }

  boolean isTruncated() {
    return (flags & 0x0200) != 0;
  }

  boolean isAuthenticated() {
    return (flags & 0x0020) != 0;
  }

  private boolean isFinal() {
    return (flags & 0x0480) != 0; // authoritative, or recursion available
  }

  /** Returns the number of records that the header claims. */
  int records() {
    return counts[1] + counts[2] + counts[3];
  }

  /**
   * Reads the records.
   *
   * @throws WireParseException if they are not what the header claims, or no records
   */
  Sections sections() throws WireParseException {
    try {
      DNSInput in = new DNSInput(bytes);
      in.jump(HEADER);
      if (counts[0] == 1) {
        new Name(in);
        in.readU32();
      }
      List<ResourceRecord> answers = read(in, counts[1]);
      List<ResourceRecord> authority = read(in, counts[2]);
      return new Sections(answers, negative(authority), isReferral(authority), extended(in));
    } catch (IllegalArgumentException | IllegalStateException e) {
      // dnsjava's way to refuse some offsets and label counts.
      throw new WireParseException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<ResourceRecord> read(DNSInput in, int count) throws WireParseException {
    List<ResourceRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(ResourceRecord.read(in, ByteBuffer.wrap(bytes)));
    }
    return records;
  }

  /** RFC 2308 §5: the lesser of the SOA's TTL and its last field. */
  private static OptionalLong negative(List<ResourceRecord> authority) {
    return authority.stream()
        .filter(record -> record.is(ResourceRecord.SOA) && record.length() >= 22)
        .mapToLong(
            soa -> {
              long minimum = soa.message().getInt(soa.offset() + soa.length() - 4) & 0xffffffffL;
              return Math.min(soa.seconds(), minimum);
            })
        .findFirst();
  }

  private boolean isReferral(List<ResourceRecord> authority) {
    return !isFinal()
        && counts[1] == 0
        && authority.stream().anyMatch(record -> record.is(ResourceRecord.NS))
        && authority.stream().noneMatch(record -> record.is(ResourceRecord.SOA));
  }

  /** Returns the upper bits of the error code (RFC 6891 §6.1.3); all else there is unused. */
  private int extended(DNSInput in) throws WireParseException {
    for (ResourceRecord record : read(in, counts[3])) {
      if (record.type() == ResourceRecord.OPT) {
        return (int) (record.ttl() >>> 24);
      }
    }
    return 0;
  }
}
