/**
 * Finds and signs in to Acme's mail.
 *
 * @provides org.mailscout.api.discovery.DiscoveryStrategy {@code acme}
 * @provides org.mailscout.api.auth.AuthMethod {@code acme-code}
 */
module com.example.mailscout {
  requires org.mailscout.api;

  provides org.mailscout.api.auth.AuthMethod with
      com.example.mailscout.AcmeCodeMethod;
  provides org.mailscout.api.discovery.DiscoveryStrategy with
      com.example.mailscout.AcmeStrategy;
}
