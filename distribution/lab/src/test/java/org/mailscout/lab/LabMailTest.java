package org.mailscout.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LabMailTest {

  private static final String HOST = "mail.one.example";
  private static final String[] ALL = {"PLAIN", "LOGIN", "SCRAM-SHA-256", "OAUTHBEARER", "XOAUTH2"};
  private static final String SECRET = base64("\0jane\0secret");

  private static Lab lab;
  private static LabClient client;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    Lab.Builder world =
        Lab.builder()
            .serve(HOST, LabMail.imap().withMechanisms(ALL), LabMail.imapStartTls())
            .serve(HOST, LabMail.pop3().withMechanisms(ALL), LabMail.pop3StartTls())
            .serve(HOST, LabMail.submission().withMechanisms(ALL), LabMail.submissionStartTls())
            .serve(HOST, LabMail.manageSieve())
            .account("jane", "secret");
    world.accounts().tokens((user, token) -> user.equals("jane") && token.equals("t0ken"));
    lab = world.start();
    client = new LabClient(lab.file());
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Socket secure(int port) throws IOException {
    return client.secure(client.connect(HOST, port), HOST);
  }

  @Test
  void signsInToImap() throws IOException {
    String bearer = base64("n,a=jane,\1host=x\1auth=Bearer t0ken\1\1");
    String end = "(\\* OK|a|\\+) .*";
    try (Socket socket = secure(993)) {
      assertThat(LabClient.converse(socket, end, "a CAPABILITY", "a AUTHENTICATE PLAIN", SECRET))
          .anyMatch(line -> line.contains("AUTH=XOAUTH2"))
          .endsWith("+ ", "a OK signed in");
    }
    try (Socket socket = secure(993)) {
      assertThat(
              LabClient.converse(
                  socket, end, "a AUTHENTICATE OAUTHBEARER " + bearer, "a SELECT INBOX"))
          .contains("a OK signed in", "* 0 EXISTS");
    }
    try (Socket socket = secure(993)) {
      assertThat(
              LabClient.converse(
                  socket, end, "a LOGIN jane \"wrong\"", "a LOGIN \"jane\" secret", "a LOGOUT"))
          .anyMatch(line -> line.startsWith("a NO [AUTHENTICATIONFAILED]"))
          .contains("a OK signed in")
          .endsWith("a OK completed");
    }
  }

  @Test
  void explainsARefusedTokenBeforeItRefuses() throws IOException {
    String wrong = base64("user=jane\1auth=Bearer wrong\1\1");
    try (Socket socket = secure(993)) {
      assertThat(
              LabClient.converse(
                  socket, "(\\* OK|a|\\+) .*", "a AUTHENTICATE XOAUTH2 " + wrong, ""))
          .anyMatch(line -> line.startsWith("+ ey"))
          .endsWith("a NO [AUTHENTICATIONFAILED] sign-in was refused");
    }
  }

  @Test
  void offersSignInOnlyUnderTls() throws IOException {
    try (Socket socket = client.connect(HOST, 143)) {
      assertThat(
              LabClient.converse(
                  socket, "(\\* OK|a) .*", "a AUTHENTICATE PLAIN " + SECRET, "a STARTTLS"))
          .anyMatch(line -> line.contains("STARTTLS LOGINDISABLED"))
          .anyMatch(line -> line.startsWith("a NO"));
      client.secure(socket, HOST);
    }
    try (Socket socket = client.connect(HOST, 587)) {
      assertThat(LabClient.converse(socket, "\\d{3} .*", "EHLO me", "STARTTLS"))
          .contains("250-STARTTLS")
          .noneMatch(line -> line.contains("AUTH"));
      client.secure(socket, HOST);
    }
    try (Socket socket = client.connect(HOST, 110)) {
      assertThat(LabClient.converse(socket, "(\\+OK.+|\\.)", "CAPA", "STLS"))
          .contains("STLS")
          .doesNotContain("USER");
      client.secure(socket, HOST);
    }
    try (Socket socket = client.connect(HOST, 4190)) {
      assertThat(LabClient.converse(socket, "OK.*", "STARTTLS"))
          .contains("\"SASL\" \"\"", "\"STARTTLS\"");
      assertThat(
              LabClient.converse(
                  client.secure(socket, HOST), "OK.*", "AUTHENTICATE \"PLAIN\" \"" + SECRET + "\""))
          .contains("\"SASL\" \"PLAIN\"")
          .endsWith("OK");
    }
  }

  @Test
  void takesMessagesOfWhoHasSignedIn() throws IOException {
    try (Socket socket = secure(465)) {
      assertThat(
              LabClient.converse(
                  socket,
                  "\\d{3} .*",
                  "EHLO me",
                  "MAIL FROM:<a@b.example>",
                  "AUTH PLAIN " + SECRET,
                  "MAIL FROM:<a@b.example>",
                  "DATA",
                  "RCPT TO:<c@d.example>",
                  "DATA",
                  "Subject: hello\r\n\r\n..\r\n.",
                  "QUIT"))
          .contains("530 5.7.0 sign in first", "503 5.5.1 to whom?", "354 go on")
          .contains("250-AUTH PLAIN LOGIN SCRAM-SHA-256 OAUTHBEARER XOAUTH2")
          .contains("235 2.7.0 signed in", "250 2.0.0 taken, and kept in the lab");
    }

    assertThat(lab.sent())
        .containsExactly(
            new LabMessage(
                "jane", "a@b.example", List.of("c@d.example"), "Subject: hello\r\n\r\n.\r\n"));
  }

  @Test
  void signsInWithLogin() throws IOException {
    try (Socket socket = secure(465)) {
      assertThat(
              LabClient.converse(
                  socket,
                  "\\d{3} .*",
                  "EHLO me",
                  "AUTH LOGIN",
                  base64("jane"),
                  base64("wrong"),
                  "AUTH LOGIN " + base64("jane"),
                  base64("secret")))
          .contains("334 " + base64("Username:"), "334 " + base64("Password:"))
          .contains("535 5.7.8 sign-in was refused")
          .endsWith("235 2.7.0 signed in");
    }
  }

  /** The exchange has to begin as in RFC 7677 §3, and no proof but the right one counts. */
  @Test
  void asksForAProofWithScram() throws IOException {
    String first = base64("n,,n=jane,r=rOprNGfwEbeRWgbNEkqO");
    try (Socket socket = secure(993)) {
      List<String> heard =
          LabClient.converse(
              socket,
              "(\\* OK|a|\\+) .*",
              "a AUTHENTICATE SCRAM-SHA-256 " + first,
              base64("c=biws,r=stranger,p=AAAA"));

      assertThat(decoded(heard.get(1).substring(2)))
          .matches("r=rOprNGfwEbeRWgbNEkqO.{24},s=[^,]+,i=4096");
      assertThat(heard).endsWith("a NO [AUTHENTICATIONFAILED] sign-in was refused");
    }
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  @Test
  void saysWhatItIsToldToWhomItRefuses() throws IOException, GeneralSecurityException {
    String off = "5.7.139 SmtpClientAuthentication is disabled for the Tenant";
    LabMail gated =
        LabMail.submission()
            .withMechanisms("PLAIN", "OAUTHBEARER")
            .withRefusal("{\"status\":\"invalid_token\",\"openid-configuration\":\"https://x/\"}")
            .withGate(user -> Optional.of(off));
    try (Lab other = Lab.builder().serve(HOST, gated).account("jane", "secret").start()) {
      LabClient there = new LabClient(other.file());
      try (Socket socket = there.secure(there.connect(HOST, 465), HOST)) {
        List<String> heard =
            LabClient.converse(
                socket,
                "\\d{3} .*",
                "EHLO me",
                "AUTH PLAIN " + SECRET,
                "AUTH OAUTHBEARER " + base64("n,,\1auth=Bearer no\1\1"),
                base64("\1"));
        assertThat(heard).contains("535 " + off).endsWith("535 5.7.8 sign-in was refused");
        assertThat(decoded(heard.get(heard.size() - 2).substring(4)))
            .contains("openid-configuration");
      }
    }
  }

  @Test
  void signsInToPop3() throws IOException {
    try (Socket socket = secure(995)) {
      assertThat(
              LabClient.converse(
                  socket, "(\\+|-).*", "USER jane", "PASS wrong", "AUTH PLAIN " + SECRET, "STAT"))
          .contains("-ERR [AUTH] refused")
          .endsWith("+OK signed in", "+OK 0 0");
    }
  }
}
