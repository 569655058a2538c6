package org.mailscout.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a connection to an address really goes: to itself, or to the loopback of a lab.
 *
 * <p>The safety policy is applied to the address asked for, before the route.
 */
public interface Route {

  /** Every address is where it says. */
  Route DIRECT =
      new Route() {
        @Override
        public InetSocketAddress to(InetAddress address, int port) {
          return new InetSocketAddress(address, port);
        }

        @Override
        public boolean isPublic(InetAddress address) {
          return false;
        }
      };

  /** Returns where to connect for this address and port. */
  InetSocketAddress to(InetAddress address, int port);

  /** Returns whether the address counts as public though its range does not, as a lab's does. */
  boolean isPublic(InetAddress address);
}
