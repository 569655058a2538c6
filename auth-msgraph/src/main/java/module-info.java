/**
 * Recognises Microsoft 365 and Outlook.com, and signs in to them.
 *
 * @provides org.mailscout.api.auth.AuthMethod the method {@code msgraph}
 * @provides org.mailscout.api.discovery.DiscoveryStrategy the strategy {@code msgraph}
 */
module org.mailscout.auth.msgraph {
  requires org.mailscout.api;
  requires org.mailscout.strictjson;
  requires static org.jspecify;

  provides org.mailscout.api.auth.AuthMethod with
      org.mailscout.auth.msgraph.MicrosoftAuthMethod;
  provides org.mailscout.api.discovery.DiscoveryStrategy with
      org.mailscout.auth.msgraph.MicrosoftStrategy;
}
