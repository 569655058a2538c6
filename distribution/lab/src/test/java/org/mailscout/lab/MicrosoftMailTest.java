package org.mailscout.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.microsoft.LabMicrosoft;

/** Microsoft's mail servers, with tokens of its own. */
@ExtendWith(LabExtension.class)
final class MicrosoftMailTest {

  private static final String JANE = "jane@m365.example";
  private static final String HOST = "outlook.office365.com";
  private static final String SUBMISSION = "smtp.office365.com";
  private static final String LOGIN = "https://login.microsoftonline.com/common/oauth2/v2.0/";

  private LabMicrosoft microsoft;
  private LabClient client;
  private LabBrowser browser;

  @BeforeEach
  void meet(Lab lab) throws GeneralSecurityException, IOException {
    microsoft = LabMicrosoft.of(lab);
    client = new LabClient(lab.file());
    browser = new LabBrowser(lab.file());
  }

  /** Gets a token for the mail servers by the device grant. */
  private String token() throws IOException {
    Map<String, Object> device =
        Json.object(
            browser
                .post(
                    URI.create(LOGIN + "devicecode"),
                    Map.of(
                        "client_id",
                        LabMicrosoft.CLIENT,
                        "scope",
                        "https://outlook.office.com/IMAP.AccessAsUser.All"))
                .text());
    assertThat(microsoft.approve(Json.text(device, "user_code"), JANE)).isTrue();
    Map<String, String> poll =
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "client_id",
            LabMicrosoft.CLIENT,
            "device_code",
            Json.text(device, "device_code"));
    return Json.text(
        Json.object(browser.post(URI.create(LOGIN + "token"), poll).text()), "access_token");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String xoauth2(String user, String token) {
    return base64("user=" + user + "\1auth=Bearer " + token + "\1\1");
  }

  @Test
  void listsAMailboxWithATokenAndRefusesThePasswordThatItAsksFor() throws IOException {
    try (Socket socket = client.secure(client.connect(HOST, 993), HOST)) {
      assertThat(
              LabClient.converse(
                  socket,
                  "(\\* OK|a|\\+) .*",
                  "a AUTHENTICATE PLAIN " + base64("\0" + JANE + "\0secret"),
                  "a AUTHENTICATE XOAUTH2 " + xoauth2(JANE, token()),
                  "a LIST \"\" *"))
          .anyMatch(line -> line.contains("AUTH=PLAIN AUTH=XOAUTH2"))
          .anyMatch(line -> line.startsWith("a NO"))
          .contains("a OK signed in", "* LIST (\\HasNoChildren) \"/\" INBOX");
    }
  }

  @Test
  void opensAMailboxThatIsShared() throws IOException {
    try (Socket socket = client.secure(client.connect(HOST, 993), HOST)) {
      assertThat(
              LabClient.converse(
                  socket,
                  "(\\* OK|a|\\+) .*",
                  "a AUTHENTICATE XOAUTH2 " + xoauth2("shared@m365.example", token())))
          .endsWith("a OK signed in");
    }
  }

  @Test
  void saysThatSendingIsSwitchedOff() throws IOException {
    String token = token();
    microsoft.submission(JANE, false);
    List<String> refused = submit(token);
    microsoft.submission(JANE, true);

    assertThat(refused.get(refused.size() - 1))
        .startsWith("535 5.7.139 ")
        .contains("SmtpClientAuthentication is disabled");
    assertThat(submit(token)).endsWith("235 2.7.0 signed in");
  }

  private List<String> submit(String token) throws IOException {
    try (Socket plain = client.connect(SUBMISSION, 587)) {
      LabClient.converse(plain, "\\d{3} .*", "EHLO me", "STARTTLS");
      Socket socket = client.secure(plain, SUBMISSION);
      String hello = "EHLO me\r\nAUTH XOAUTH2 " + xoauth2(JANE, token) + "\r\n";
      socket.getOutputStream().write(hello.getBytes(StandardCharsets.US_ASCII));
      return LabClient.converse(socket, "(235|535) .*");
    }
  }
}
