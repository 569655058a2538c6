package org.mailscout.network;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Which resolvers are asked, and whether they are believed.
 *
 * @param resolvers the resolvers, the preferred first; empty for those of the system
 * @param trusted whether a resolver's word that it validated an answer is believed, which holds
 *     only where nobody can stand between it and us (the AD bit, RFC 6840 §5.8)
 */
public record DnsConfig(List<InetSocketAddress> resolvers, boolean trusted) {

  /** The system's resolvers, whose AD bit means nothing. */
  public static final DnsConfig SYSTEM = new DnsConfig(List.of(), false);

  /** Copies the list. */
  public DnsConfig {
    resolvers = List.copyOf(requireNonNull(resolvers, "resolvers"));
  }
}
