package org.mailscout.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Leads every connection to one port, and takes every address for a public one. */
record LoopbackRoute(int port) implements Route {

  @Override
  public InetSocketAddress to(InetAddress address, int asked) {
    return new InetSocketAddress(address, port);
  }

  @Override
  public boolean isPublic(InetAddress address) {
    return true;
  }
}
