package org.mailscout.lab;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a lab's hosts have their addresses: 198.18.0.0/15, the range for benchmarks (RFC 2544). */
final class LabRange {

  private static final int LAST = 0x1fffe;

  private LabRange() {}

  static boolean covers(InetAddress address) {
    if (!(address instanceof Inet4Address)) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return bytes[0] == (byte) 198 && (bytes[1] & 0xfe) == 18;
  }

  /** Returns the address of the lab's nth host, counted from 1. */
  static InetAddress nth(int n) {
    if (n < 1 || n > LAST) {
      throw new IllegalArgumentException("host number " + n);
    }
    byte[] bytes = {(byte) 198, (byte) (18 + (n >> 16)), (byte) (n >> 8), (byte) n};
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
