/**
 * The contracts that every strategy and auth method keeps, as tests, with fakes of the ports.
 *
 * @uses org.mailscout.api.auth.AuthMethod the one under test must be found
 * @uses org.mailscout.api.discovery.DiscoveryStrategy the one under test must be found
 */
module org.mailscout.testkit {
  requires transitive org.junit.jupiter.api;
  requires transitive org.mailscout.api;
  requires jdk.management;
  requires org.assertj.core;
  requires static org.jspecify;

  exports org.mailscout.testkit;

  uses org.mailscout.api.auth.AuthMethod;
  uses org.mailscout.api.discovery.DiscoveryStrategy;
}
