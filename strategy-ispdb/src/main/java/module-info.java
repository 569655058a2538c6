/**
 * Finds settings in the ISP database, or in a local copy of it.
 *
 * @provides org.mailscout.api.discovery.DiscoveryStrategy the strategy {@code ispdb}
 */
module org.mailscout.strategy.ispdb {
  requires org.mailscout.api;
  requires org.mailscout.clientconfig;
  requires static org.jspecify;

  provides org.mailscout.api.discovery.DiscoveryStrategy with
      org.mailscout.strategy.ispdb.IspdbStrategy;
}
