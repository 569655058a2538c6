package org.mailscout.oauth;

import com.nimbusds.jose.JOSEException;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;

/**
 * Accounts to sign in to: JMAP with an issuer of its own at example.com, IMAP with a password at
 * example.org, the same at a hoster's for example.net.
 */
final class MailWorld implements AutoCloseable {

  static final String PASSWORD = "pw-secret-1";

  /** A password with a crab, which Unicode 3.2 did not have. */
  static final String YOUNG = "\ud83e\udd80 secret";

  final TestIssuer issuer;
  private volatile String nonce = "";
  private volatile String email = "jane@example.com";
  private volatile String token = "at-secret-1";

  MailWorld() {
    issuer = new TestIssuer(this::fill);
    issuer.always("/.well-known/openid-configuration", LabResponse.json(metadata()));
    issuer.computes(
        "/register",
        request ->
            LabResponse.json("{\"client_id\":\"client-1\"," + request.body().substring(1))
                .withStatus(201));
    issuer.computes("/token", request -> tokens());
    issuer.always("/revoke", LabResponse.status(200));
    lab().accounts().tokens((user, given) -> given.equals(token));
  }

  private void fill(Lab.Builder world) {
    world
        .site("example.com", this::jmap)
        .serve("imap.example.org", LabMail.imap())
        .serve("smtp.example.org", LabMail.submission())
        .serve("imap.hoster.test", LabMail.imap())
        .serve("imap.bearer.test", LabMail.imap().withMechanisms("OAUTHBEARER", "XOAUTH2"))
        .serve("imap.liar.test", new LyingImap())
        .serve("imap.google.test", LabMail.imap().withMechanisms("XOAUTH2"))
        .serve("imap.scram.test", LabMail.imap().withMechanisms("SCRAM-SHA-256"))
        .serve("pop.bearer.test", LabMail.pop3().withMechanisms("OAUTHBEARER"))
        .serve("smtp.bearer.test", LabMail.submissionStartTls().withMechanisms("OAUTHBEARER"))
        .record("_imaps._tcp.example.org", "SRV", "0 1 993 imap.example.org")
        .record("_submissions._tcp.example.org", "SRV", "0 1 465 smtp.example.org")
        .record("_imaps._tcp.example.net", "SRV", "0 1 993 imap.hoster.test")
        .site("autoconfig.example.info", request -> demanding())
        .account("jane@example.org", PASSWORD)
        .account("jane@example.info", PASSWORD)
        .account("jane@example.net", PASSWORD)
        .serve("imap.young.test", LabMail.imap().withMechanisms("SCRAM-SHA-256", "PLAIN"))
        .account("jane@scram.test", "IX secret")
        .account("jane@young.test", YOUNG);
  }

  /** A provider that wants passwords of a kind of its own. */
  private static LabResponse demanding() {
    return LabResponse.xml(
        """
        <clientConfig version="1.1">
          <emailProvider id="example.info">
            <domain>example.info</domain>
            <incomingServer type="imap">
              <hostname>imap.example.org</hostname><port>993</port><socketType>SSL</socketType>
              <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>
            </incomingServer>
            <enable visiturl="https://example.info/app-passwords">
              <instruction>Make an app password.</instruction>
            </enable>
          </emailProvider>
        </clientConfig>
        """);
  }

  Lab lab() {
    return issuer.lab;
  }

  /** Lets the next ID tokens answer the page that a browser has opened. */
  void opened(TestBrowser browser) {
    nonce = browser.parameter("nonce");
  }

  void signsInAs(String address) {
    email = address;
  }

  /** Gives out another access token from now on, and takes no other. */
  void renewsTo(String access) {
    token = access;
  }

  private LabResponse tokens() {
    try {
      String idToken = TestIssuer.signed(TestIssuer.claims(nonce).claim("email", email).build());
      return LabResponse.json(
          "{\"access_token\":\""
              + token
              + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"rt-"
              + token
              + "\",\"id_token\":\""
              + idToken
              + "\"}");
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String metadata() {
    return "{\"issuer\":\"https://id.example.com\","
        + "\"authorization_endpoint\":\"https://id.example.com/authorize\","
        + "\"token_endpoint\":\"https://id.example.com/token\","
        + "\"registration_endpoint\":\"https://id.example.com/register\","
        + "\"device_authorization_endpoint\":\"https://id.example.com/device\","
        + "\"revocation_endpoint\":\"https://id.example.com/revoke\","
        + "\"jwks_uri\":\"https://id.example.com/keys\","
        + "\"authorization_response_iss_parameter_supported\":true,"
        + "\"scopes_supported\":[\"openid\",\"email\",\"offline_access\"]}";
  }

  private LabResponse jmap(LabRequest request) {
    return switch (request.path()) {
      case "/.well-known/jmap" -> LabResponse.redirect("/jmap/session");
      case "/jmap/session" -> session(request);
      case "/.well-known/oauth-protected-resource" ->
          LabResponse.json(
              "{\"resource\":\"https://example.com\","
                  + "\"authorization_servers\":[\"https://id.example.com\"]}");
      default -> LabResponse.status(404);
    };
  }

  private LabResponse session(LabRequest request) {
    if (request.bearerToken().filter(token::equals).isEmpty()) {
      return LabResponse.status(401)
          .withHeader(
              "WWW-Authenticate",
              "Bearer resource_metadata=\"/.well-known/oauth-protected-resource\","
                  + " error_description=\"not "
                  + request.bearerToken().orElse("")
                  + "\"");
    }
    return LabResponse.json(
        "{\"capabilities\":{\"urn:ietf:params:jmap:core\":{}},\"apiUrl\":\"/jmap/api\","
            + "\"accounts\":{\"a\":{\"name\":\"jane\"}},\"username\":\"jane\"}");
  }

  @Override
  public void close() {
    issuer.close();
  }
}
