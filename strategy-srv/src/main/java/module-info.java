/**
 * Finds settings as SRV records.
 *
 * @provides org.mailscout.api.discovery.DiscoveryStrategy the strategy {@code srv}
 */
module org.mailscout.strategy.srv {
  requires org.mailscout.api;
  requires static org.jspecify;

  provides org.mailscout.api.discovery.DiscoveryStrategy with
      org.mailscout.strategy.srv.SrvStrategy;
}
