package org.mailscout.testkit;

import java.time.Instant;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Provenance;

/** The provenance of a fake's answer; made by the fakes alone, and equal to itself alone. */
public final class FakeProvenance implements Provenance {

  private final String source;
  private final Channel channel;
  private final Instant at;

  FakeProvenance(String source, Channel channel, Instant at) {
    this.source = source;
    this.channel = channel;
    this.at = at;
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
    return source + " over " + channel;
  }
}
