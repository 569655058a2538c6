package org.mailscout.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.openid.LabOpenId;

/** The mail servers of a domain, with tokens of its OpenID provider that are alive or not. */
@ExtendWith(LabExtension.class)
final class OpenIdMailTest {

  private static final String JANE = "jane@jmap.example";
  private static final String ISSUER = "https://id.jmap.example";
  private static final String IMAP = "imap.jmap.example";
  private static final String SUBMISSION = "smtp.jmap.example";

  private LabOpenId provider;
  private LabClient client;
  private LabBrowser browser;

  @BeforeEach
  void meet(Lab lab) throws GeneralSecurityException, IOException {
    provider = LabOpenId.of(lab, ISSUER);
    provider.client("test");
    client = new LabClient(lab.file());
    browser = new LabBrowser(lab.file());
  }

  /** Gets a token by the device grant. */
  private String token() throws IOException {
    Map<String, Object> device =
        Json.object(
            browser.post(URI.create(ISSUER + "/device"), Map.of("client_id", "test")).text());
    assertThat(provider.approve(Json.text(device, "user_code"), JANE)).isTrue();
    Map<String, String> poll =
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "client_id",
            "test",
            "device_code",
            Json.text(device, "device_code"));
    return Json.text(
        Json.object(browser.post(URI.create(ISSUER + "/token"), poll).text()), "access_token");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String oauthBearer(String header, String token) {
    return base64(header + "\1auth=Bearer " + token + "\1\1");
  }

  private static String xoauth2(String user, String token) {
    return base64("user=" + user + "\1auth=Bearer " + token + "\1\1");
  }

  private List<String> imap(String... lines) throws IOException {
    try (Socket socket = client.secure(client.connect(IMAP, 993), IMAP)) {
      return LabClient.converse(socket, "(\\* OK|a|\\+) .*", lines);
    }
  }

  @Test
  void listsAMailboxWithATokenUnderEitherMechanism() throws IOException {
    String token = token();

    assertThat(
            imap(
                "a AUTHENTICATE OAUTHBEARER " + oauthBearer("n,a=" + JANE + ",", token),
                "a LIST \"\" *"))
        .contains("a OK signed in", "* LIST (\\HasNoChildren) \"/\" INBOX");
    assertThat(imap("a AUTHENTICATE OAUTHBEARER " + oauthBearer("n,,", token)))
        .endsWith("a OK signed in");
    assertThat(imap("a AUTHENTICATE XOAUTH2 " + xoauth2(JANE, token))).endsWith("a OK signed in");
  }

  @Test
  void submitsAndFetchesWithAToken() throws IOException {
    String token = token();

    try (Socket socket = client.secure(client.connect(SUBMISSION, 465), SUBMISSION)) {
      assertThat(
              LabClient.converse(
                  socket,
                  "\\d{3} .*",
                  "EHLO me",
                  "AUTH OAUTHBEARER " + oauthBearer("n,a=" + JANE + ",", token)))
          .endsWith("235 2.7.0 signed in");
    }
    try (Socket socket = client.secure(client.connect(IMAP, 995), IMAP)) {
      assertThat(
              LabClient.converse(socket, "(\\+|-).*", "AUTH XOAUTH2", xoauth2(JANE, token), "STAT"))
          .endsWith("+OK signed in", "+OK 0 0");
    }
  }

  @Test
  void namesItsProviderToWhoHasNoTokenThatIsAlive() throws IOException {
    String revoked = token();
    provider.revokeAllOf(JANE);
    String expired = token();
    provider.advance(Duration.ofMinutes(61));

    for (String token : List.of(revoked, expired, "unknown")) {
      List<String> heard =
          imap(
              "a AUTHENTICATE OAUTHBEARER " + oauthBearer("n,a=" + JANE + ",", token),
              base64("\1"));

      assertThat(heard).endsWith("a NO [AUTHENTICATIONFAILED] sign-in was refused");
      byte[] document = Base64.getDecoder().decode(heard.get(1).substring(2));
      assertThat(Json.object(new String(document, StandardCharsets.UTF_8)))
          .containsEntry("status", "invalid_token")
          .containsEntry("openid-configuration", ISSUER + "/.well-known/openid-configuration");
    }
  }

  @Test
  void takesNoTokenForAnotherUser() throws IOException {
    assertThat(imap("a AUTHENTICATE XOAUTH2 " + xoauth2("bob@jmap.example", token()), ""))
        .endsWith("a NO [AUTHENTICATIONFAILED] sign-in was refused");
  }
}
