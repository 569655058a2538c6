/**
 * The front door: loads strategies and auth methods, runs a discovery, merges, ranks and verifies.
 *
 * @uses org.mailscout.api.discovery.DiscoveryStrategy every way to find settings
 * @uses org.mailscout.api.auth.AuthMethod every way to sign in beyond a password
 */
module org.mailscout.engine {
  requires transitive org.mailscout.api;
  requires transitive org.mailscout.network;
  requires com.google.common;
  requires com.google.guice;
  requires jakarta.inject;
  requires static org.jspecify;

  exports org.mailscout.engine;

  opens org.mailscout.engine to
      com.google.guice;

  uses org.mailscout.api.auth.AuthMethod;
  uses org.mailscout.api.discovery.DiscoveryStrategy;
}
