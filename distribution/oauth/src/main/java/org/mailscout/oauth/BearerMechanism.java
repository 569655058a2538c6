package org.mailscout.oauth;

import java.nio.charset.StandardCharsets;
import org.mailscout.api.Endpoint;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.Credential;

/**
 * OAUTHBEARER, and Google's and Microsoft's XOAUTH2 of before it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7628">RFC 7628</a>
 */
final class BearerMechanism implements Mechanism {

  private static final char SEPARATOR = 1;

  private final boolean standard;
  private final Credential credential;
  private final Endpoint endpoint;
  private String complaint = "";

  private BearerMechanism(boolean standard, Credential credential, Endpoint endpoint) {
    this.standard = standard;
    this.credential = credential;
    this.endpoint = endpoint;
  }

  static BearerMechanism oauthBearer(Credential credential, Endpoint endpoint) {
    return new BearerMechanism(true, credential, endpoint);
  }

  static BearerMechanism xoauth2(Credential credential, Endpoint endpoint) {
    return new BearerMechanism(false, credential, endpoint);
  }

  @Override
  public String name() {
    return standard ? "OAUTHBEARER" : "XOAUTH2";
  }

  @Override
  public byte[] initial() {
    String before =
        standard
            // RFC 5801 §4: "," and "=" of the name are escaped.
            ? "n,a="
                + credential.username().replace("=", "=3D").replace(",", "=2C")
                + ","
                + SEPARATOR
                + "host="
                + endpoint.host()
                + SEPARATOR
                + "port="
                + endpoint.port()
                + SEPARATOR
            : "user=" + credential.username() + SEPARATOR;
    return Secrets.bytes(before + "auth=Bearer ", credential.secret(), "" + SEPARATOR + SEPARATOR);
  }

  // The challenge is the error; the server says that it failed once it has been answered.
  @Override
  public byte[] answer(byte[] challenge) {
    complaint = words(challenge);
    return standard ? new byte[] {SEPARATOR} : new byte[0];
  }

  private static String words(byte[] document) {
    try {
      Document json = Document.read(document, "error document");
      String status = json.text("status").orElse("no status");
      String scope = json.text("scope").map(s -> ", it wants the scope " + s).orElse("");
      return "the token was not accepted (" + Shown.words(status) + ")" + Shown.words(scope);
    } catch (LookupException e) {
      return "the token was not accepted: "
          + Shown.words(new String(document, StandardCharsets.UTF_8));
    }
  }

  @Override
  public String complaint() {
    return complaint;
  }
}
