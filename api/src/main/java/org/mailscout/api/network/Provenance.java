package org.mailscout.api.network;

import java.time.Instant;

/**
 * What an answer of a port carries: who was asked what, over which channel, and when.
 *
 * <p>Only the ports make provenances, one for each answer. The engine accepts them by identity and
 * only in the discovery that they were made in; an implementation from elsewhere backs nothing.
 */
public interface Provenance {

  /** Returns what was asked, such as {@code _imaps._tcp.example.com SRV} or a URL. */
  String source();

  /** Returns the channel, the weakest of all hops. */
  Channel channel();

  /** Returns when the answer came. */
  Instant at();
}
