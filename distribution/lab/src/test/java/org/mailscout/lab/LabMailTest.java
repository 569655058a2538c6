package org.mailscout.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LabMailTest {

  private static final String HOST = "mail.one.example";
  private static final String[] ALL = {"PLAIN", "OAUTHBEARER", "XOAUTH2"};
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
  void signsInToSubmissionAndRelaysNothing() throws IOException {
    try (Socket socket = secure(465)) {
      assertThat(
              LabClient.converse(
                  socket,
                  "\\d{3} .*",
                  "EHLO me",
                  "MAIL FROM:<a@b.example>",
                  "AUTH PLAIN " + SECRET,
                  "MAIL FROM:<a@b.example>",
                  "RCPT TO:<c@d.example>",
                  "QUIT"))
          .contains("250-AUTH PLAIN OAUTHBEARER XOAUTH2", "530 5.7.0 sign in first")
          .contains("235 2.7.0 signed in", "550 5.7.1 no mail leaves the lab");
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
