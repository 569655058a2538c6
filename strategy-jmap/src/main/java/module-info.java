/**
 * Finds JMAP servers.
 *
 * @provides org.mailscout.api.discovery.DiscoveryStrategy the strategy {@code jmap}
 */
module org.mailscout.strategy.jmap {
  requires com.fasterxml.jackson.core;
  requires org.mailscout.api;
  requires static org.jspecify;

  provides org.mailscout.api.discovery.DiscoveryStrategy with
      org.mailscout.strategy.jmap.JmapStrategy;
}
