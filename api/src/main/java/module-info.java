/**
 * The words, the ports and the two SPIs of mail-settings discovery; depends on nothing.
 *
 * <p>A vendor implements {@code DiscoveryStrategy} or {@code AuthMethod}, and nothing else.
 */
module org.mailscout.api {
  requires static org.jspecify;

  exports org.mailscout.api;
  exports org.mailscout.api.auth;
  exports org.mailscout.api.discovery;
  exports org.mailscout.api.network;
}
