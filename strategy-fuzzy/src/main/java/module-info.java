/**
 * Guesses mail servers by their likely names, and proves them by connecting.
 *
 * @provides org.mailscout.api.discovery.DiscoveryStrategy the strategy {@code fuzzy}
 */
module org.mailscout.strategy.fuzzy {
  requires org.mailscout.api;
  requires static org.jspecify;

  provides org.mailscout.api.discovery.DiscoveryStrategy with
      org.mailscout.strategy.fuzzy.FuzzyStrategy;
}
