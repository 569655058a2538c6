/**
 * Finds where a domain's MX record leads: a well-known provider, or the hoster's domain.
 *
 * @provides org.mailscout.api.discovery.DiscoveryStrategy the strategy {@code mx}
 */
module org.mailscout.strategy.mx {
  requires org.mailscout.api;
  requires static org.jspecify;

  provides org.mailscout.api.discovery.DiscoveryStrategy with
      org.mailscout.strategy.mx.MxStrategy;
}
