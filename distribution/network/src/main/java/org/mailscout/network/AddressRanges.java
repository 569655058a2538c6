package org.mailscout.network;

import java.util.Arrays;
import java.util.List;
import org.mailscout.api.network.IpAddress;

/**
 * Which addresses are public, by a table of our own on their bytes.
 *
 * <p>InetAddress calls neither fc00::1 nor 100.64.0.1 nor 64:ff9b::7f00:1 private, and no version
 * of it looks into addresses that hold one of IPv4.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, IPv6</a>
 */
final class AddressRanges {

  /** What may be done with an address; each more than the one before. */
  enum Kind {
    /** Never connected to. */
    FORBIDDEN,
    /** Connected to unless the policy is public-only. */
    PRIVATE,
    /** Connected to. */
    PUBLIC
  }

  private record Range(List<Integer> prefix, int bits) {

    static Range of(int bits, Integer... prefix) {
      return new Range(List.of(prefix), bits);
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        int expected = bit / 8 < prefix.size() ? prefix.get(bit / 8) : 0;
        if ((address[bit / 8] & mask) != (expected & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Range> FORBIDDEN_4 =
      List.of(
          Range.of(8, 0),
          Range.of(4, 224), // multicast
          Range.of(4, 240), // reserved, and broadcast
          Range.of(32, 169, 254, 169, 254)); // the metadata service of most clouds

  private static final List<Range> PRIVATE_4 =
      List.of(
          Range.of(8, 10),
          Range.of(10, 100, 64), // carrier-grade NAT, RFC 6598
          Range.of(8, 127),
          Range.of(16, 169, 254),
          Range.of(12, 172, 16),
          Range.of(24, 192, 0, 0),
          Range.of(24, 192, 0, 2), // documentation, RFC 5737, and two more below
          Range.of(24, 192, 88, 99), // 6to4 relays, RFC 7526
          Range.of(16, 192, 168),
          Range.of(15, 198, 18), // benchmarks, RFC 2544
          Range.of(24, 198, 51, 100),
          Range.of(24, 203, 0, 113));

  private static final List<Range> FORBIDDEN_6 =
      List.of(
          Range.of(128), // unspecified
          Range.of(8, 0xff), // multicast
          Range.of(128, 0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54));

  private static final List<Range> PRIVATE_6 =
      List.of(
          Range.of(23, 0x20, 0x01), // protocol assignments, RFC 2928, Teredo among them
          Range.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation, RFC 3849 and RFC 9637
          Range.of(20, 0x3f, 0xff));

  private static final Range GLOBAL_UNICAST = Range.of(3, 0x20);
  private static final Range LOOPBACK_6 =
      Range.of(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  private static final Range MAPPED = Range.of(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
  private static final Range COMPATIBLE = Range.of(96);
  private static final Range NAT64 = Range.of(96, 0, 0x64, 0xff, 0x9b);
  private static final Range LOCAL_NAT64 = Range.of(48, 0, 0x64, 0xff, 0x9b, 0, 1);
  private static final Range SIX_TO_FOUR = Range.of(16, 0x20, 0x02);
  private static final Range TEREDO = Range.of(32, 0x20, 0x01, 0, 0);

  private AddressRanges() {}

  /** Returns what kind of address it is, one of IPv4 within it unwrapped. */
  static Kind kindOf(IpAddress address) {
    return address.isIpv4() ? kindOf4(address.bytes()) : kindOf6(address.bytes());
  }

  private static Kind kindOf4(byte[] bytes) {
    return kind(bytes, FORBIDDEN_4, PRIVATE_4);
  }

  private static Kind kindOf6(byte[] bytes) {
    if (LOOPBACK_6.holds(bytes)) {
      return Kind.PRIVATE;
    }
    Kind own = kind(bytes, FORBIDDEN_6, PRIVATE_6);
    if (MAPPED.holds(bytes) || NAT64.holds(bytes)) {
      return kindOf4(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return kindOf4(Arrays.copyOfRange(bytes, 2, 6));
    }
    if (!GLOBAL_UNICAST.holds(bytes)) {
      own = worse(own, Kind.PRIVATE);
    }
    if (COMPATIBLE.holds(bytes) || LOCAL_NAT64.holds(bytes)) {
      return worse(own, kindOf4(Arrays.copyOfRange(bytes, 12, 16)));
    }
    return TEREDO.holds(bytes) ? worse(own, kindOf4(teredoClient(bytes))) : own;
  }

  // RFC 4380 §4: the client's address stands in the last four bytes, each bit inverted.
  private static byte[] teredoClient(byte[] bytes) {
    byte[] client = Arrays.copyOfRange(bytes, 12, 16);
    for (int i = 0; i < client.length; i++) {
      client[i] = (byte) ~client[i];
    }
    return client;
  }

  private static Kind kind(byte[] bytes, List<Range> forbidden, List<Range> notPublic) {
    if (forbidden.stream().anyMatch(range -> range.holds(bytes))) {
      return Kind.FORBIDDEN;
    }
    return notPublic.stream().anyMatch(range -> range.holds(bytes)) ? Kind.PRIVATE : Kind.PUBLIC;
  }

  private static Kind worse(Kind one, Kind other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
