/**
 * Finds settings as a domain publishes them in documents of its own: clientConfig files and PACC.
 *
 * @provides org.mailscout.api.discovery.DiscoveryStrategy the strategies {@code autoconfig} and
 *     {@code pacc}
 */
module org.mailscout.strategy.autoconfig {
  requires com.fasterxml.jackson.core;
  requires org.mailscout.api;
  requires org.mailscout.clientconfig;
  requires static org.jspecify;

  provides org.mailscout.api.discovery.DiscoveryStrategy with
      org.mailscout.strategy.autoconfig.AutoconfigStrategy,
      org.mailscout.strategy.autoconfig.PaccStrategy;
}
