/**
 * Finds JMAP servers.
 *
 * @provides org.mailscout.api.discovery.DiscoveryStrategy the strategy {@code jmap}
 */
module org.mailscout.strategy.jmap {
  requires org.mailscout.api;
  requires org.mailscout.strictjson;
  requires static org.jspecify;

  provides org.mailscout.api.discovery.DiscoveryStrategy with
      org.mailscout.strategy.jmap.JmapStrategy;
}
