package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.api.network.Channel;

/**
 * One link of what a finding rests on: which strategy was told what, by whom, over which channel.
 *
 * @param strategy who reported it
 * @param source what was asked, such as {@code _imaps._tcp.example.com SRV} or a URL
 * @param channel how the answer came, the weakest of all hops
 * @param at when it came
 */
public record Evidence(StrategyId strategy, String source, Channel channel, Instant at) {

  /** Checks that nothing is missing. */
  public Evidence {
    requireNonNull(strategy, "strategy");
    requireNonNull(source, "source");
    requireNonNull(channel, "channel");
    requireNonNull(at, "at");
  }
}
