package org.mailscout.engine;

import java.time.Instant;
import java.util.List;
import org.mailscout.api.Url;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Provenance;

/** The provenance of one answer of one discovery; accepted by identity alone. */
final class AnswerProvenance implements Provenance {

  /** Which port answered. */
  enum Kind {
    DNS,
    HTTP,
    PROBE,
    FILE
  }

  private final DiscoveryState owner;
  private final Kind kind;
  private final String source;
  private final Channel channel;
  private final Instant at;
  private volatile List<Url> hops = List.of();
  private volatile boolean disclosed;

  AnswerProvenance(DiscoveryState owner, Kind kind, String source, Channel channel, Instant at) {
    this.owner = owner;
    this.kind = kind;
    this.source = source;
    this.channel = channel;
    this.at = at;
  }

  /** Returns the provenance of what stands on this computer. */
  static AnswerProvenance ofFile(DiscoveryState owner, String source) {
    return new AnswerProvenance(owner, Kind.FILE, source, Channel.FILE, owner.clock().instant());
  }

  boolean isOf(DiscoveryState state) {
    return owner == state;
  }

  Kind kind() {
    return kind;
  }

  /** Notes the URLs that were asked, first to last; they decide how far the answer is trusted. */
  void followed(List<Url> urls) {
    hops = List.copyOf(urls);
  }

  List<Url> hops() {
    return hops;
  }

  /** Notes that the answer came from a third party that the strategy discloses. */
  void fromDisclosed() {
    disclosed = true;
  }

  boolean isFromDisclosed() {
    return disclosed;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public Instant at() {
    return at;
  }

  @Override
  public String toString() {
    return source + " by " + channel;
  }
}
