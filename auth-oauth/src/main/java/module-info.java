/**
 * Signs in with OAuth 2.0 at the authorization servers that mail services name.
 *
 * @provides org.mailscout.api.auth.AuthMethod the method {@code oauth}
 */
module org.mailscout.auth.oauth {
  requires org.mailscout.api;
  requires org.mailscout.strictjson;
  requires static org.jspecify;

  provides org.mailscout.api.auth.AuthMethod with
      org.mailscout.auth.oauth.OAuthMethod;
}
