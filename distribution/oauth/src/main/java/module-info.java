/**
 * Signing in to what a discovery found: OAuth 2.0 grants, the browser, passwords, and the proof by
 * login; renewing and ending what came of it.
 */
module org.mailscout.oauth {
  requires transitive org.mailscout.api;
  requires transitive org.mailscout.engine;
  requires com.ibm.icu;
  requires com.nimbusds.jose.jwt;
  requires oauth2.oidc.sdk;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.mailscout.network;
  requires org.mailscout.strictjson;
  requires static org.jspecify;

  exports org.mailscout.oauth;
}
