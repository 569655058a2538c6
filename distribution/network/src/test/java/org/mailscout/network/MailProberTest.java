package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Authentication;
import org.mailscout.api.Host;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.ProbeAnswer;

final class MailProberTest {

  private final Probing probing = new Probing();

  @AfterEach
  void close() {
    probing.close();
  }

  @Test
  void provesImapByItsGreetingAlone() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.startTls(List.of("imap"));
              client.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR] ready");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.IMAP, Security.TLS, server);

      assertThat(answer.failure()).isEmpty();
      assertThat(answer.findings().capabilities())
          .containsExactly("IMAP4rev1", "AUTH=PLAIN", "AUTH=XOAUTH2", "SASL-IR");
      assertThat(answer.findings().authentication())
          .containsExactly(Authentication.OAUTH2, Authentication.PASSWORD);
      assertThat(answer.findings().certificateNames()).containsExactly(Host.of(Probing.HOST));
      assertThat(answer.provenance().channel()).isEqualTo(Channel.TLS);
      assertThat(answer.provenance().source()).isEqualTo(Probing.HOST + ":" + server.port());
      assertThat(server.hasServed()).isTrue();
      assertThat(server.heard).hasSize(2);
      assertThat(server.heard.get(0)).isEqualTo("SNI " + Probing.HOST + " ALPN imap");
      assertThat(server.heard.get(1)).matches("[0-9a-f]{8} LOGOUT");
    }
    assertThat(probing.call.places).hasValue(0);
    assertThat(probing.call.registered()).isZero();
  }

  @Test
  void asksImapForCapabilitiesThatTheGreetingLacks() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.startTls();
              client.say("* OK ready");
              String tag = client.hearTag();
              client.say("* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=SCRAM-SHA-256 AUTH=GSSAPI");
              client.say("* 3 EXISTS", tag + " OK done");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.IMAP, Security.TLS, server);

      assertThat(answer.isProved()).isTrue();
      assertThat(answer.findings().authentication())
          .containsExactly(Authentication.ENCRYPTED_PASSWORD, Authentication.KERBEROS);
    }
  }

  @Test
  void forgetsWhatImapSaidBeforeTls() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.say("* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=NTLM AUTH=PLAIN] ready");
              client.say(client.hearTag() + " OK begin");
              client.startTls();
              String tag = client.hearTag();
              client.say("* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=OAUTHBEARER", tag + " OK done");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.IMAP, Security.STARTTLS, server);

      assertThat(answer.isProved()).isTrue();
      assertThat(answer.findings().capabilities())
          .containsExactly("IMAP4rev1", "LOGINDISABLED", "AUTH=OAUTHBEARER");
      assertThat(answer.findings().authentication()).containsExactly(Authentication.OAUTH2);
      assertThat(answer.provenance().channel()).isEqualTo(Channel.STARTTLS);
      assertThat(server.hasServed()).isTrue();
      assertThat(server.heard).hasSize(4);
      assertThat(server.heard.get(0)).endsWith(" STARTTLS");
      assertThat(server.heard.get(2)).endsWith(" CAPABILITY");
      assertThat(server.heard.get(3)).endsWith(" LOGOUT");
    }
  }

  @Test
  void provesPop3UnderTls() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.startTls(List.of("pop3"));
              client.say("+OK ready");
              client.hear();
              client.say("+OK", "USER", "SASL PLAIN CRAM-MD5", "..odd", ".");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.POP3, Security.TLS, server);

      assertThat(answer.isProved()).isTrue();
      assertThat(answer.findings().capabilities())
          .containsExactly("USER", "SASL PLAIN CRAM-MD5", ".odd");
      assertThat(answer.findings().authentication())
          .containsExactly(Authentication.ENCRYPTED_PASSWORD, Authentication.PASSWORD);
      assertThat(server.hasServed()).isTrue();
      assertThat(server.heard)
          .containsExactly("SNI " + Probing.HOST + " ALPN pop3", "CAPA", "QUIT");
    }
  }

  @Test
  void provesPop3AfterStls() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.say("+OK ready");
              client.hear();
              client.say("+OK begin");
              client.startTls();
              client.hear();
              client.say("-ERR what?");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.POP3, Security.STARTTLS, server);

      assertThat(answer.isProved()).isTrue();
      assertThat(answer.findings().capabilities()).isEmpty();
      assertThat(answer.findings().authentication()).isEmpty();
      assertThat(server.hasServed()).isTrue();
      assertThat(server.heard).startsWith("STLS").endsWith("CAPA", "QUIT");
    }
  }

  @Test
  void provesSubmissionUnderTls() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.startTls();
              client.say("220-mx ESMTP", "220 at your service");
              client.hear();
              client.say("250-mx", "250-AUTH=LOGIN", "250-AUTH EXTERNAL NTLM", "250 SIZE 9");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.SUBMISSION, Security.TLS, server);

      assertThat(answer.isProved()).isTrue();
      assertThat(answer.findings().capabilities())
          .containsExactly("AUTH=LOGIN", "AUTH EXTERNAL NTLM", "SIZE 9");
      assertThat(answer.findings().authentication())
          .containsExactly(
              Authentication.PASSWORD, Authentication.NTLM, Authentication.CLIENT_CERTIFICATE);
      assertThat(server.hasServed()).isTrue();
      assertThat(server.heard)
          .containsExactly("SNI " + Probing.HOST + " ALPN ", "EHLO mailscout.invalid", "QUIT");
    }
  }

  @Test
  void asksSubmissionAnewAfterStarttls() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.say("220 mx");
              client.hear();
              client.say("250-mx", "250-AUTH NTLM", "250 STARTTLS");
              client.hear();
              client.say("220 begin");
              client.startTls();
              client.hear();
              client.say("250-mx", "250 AUTH PLAIN");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.SUBMISSION, Security.STARTTLS, server);

      assertThat(answer.isProved()).isTrue();
      assertThat(answer.findings().capabilities()).containsExactly("AUTH PLAIN");
    }
  }

  @Test
  void readsSieveCapabilitiesThatComeAgainAfterStarttls() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.say("\"IMPLEMENTATION\" \"x\"", "\"SASL\" \"NTLM\"", "\"STARTTLS\"", "OK");
              client.hear();
              client.say("OK begin");
              client.startTls();
              client.say("\"IMPLEMENTATION\" \"a \\\"b\\\"\"", "\"SASL\" \"PLAIN\"", "OK");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.MANAGESIEVE, Security.STARTTLS, server);

      assertThat(answer.isProved()).isTrue();
      assertThat(answer.findings().capabilities())
          .containsExactly("IMPLEMENTATION a \"b\"", "SASL PLAIN");
      assertThat(server.hasServed()).isTrue();
      assertThat(server.heard).startsWith("STARTTLS").endsWith("LOGOUT");
    }
  }

  @Test
  void dropsCapabilitiesThatATerminalWouldObey() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.startTls();
              client.say("* OK [CAPABILITY IMAP4rev1 \033[2J AUTH=PLAIN] \033]0;x\007");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.IMAP, Security.TLS, server);

      assertThat(answer.findings().capabilities()).containsExactly("IMAP4rev1", "AUTH=PLAIN");
    }
  }

  @Test
  void connectsWithoutTlsOnlyWherePolicyAllowsIt() throws Exception {
    try (MailServer server = probing.serve(MailProberTest::clearImap)) {
      ProbeAnswer refused = probing.probe(Protocol.IMAP, Security.NONE, server);

      probing.call.with(Policy.DEFAULT.withCleartext(true));
      ProbeAnswer allowed = probing.probe(Protocol.IMAP, Security.NONE, server);

      assertThat(refused.failure()).map(Failure::reason).contains(Reason.FORBIDDEN_BY_POLICY);
      assertThat(allowed.isProved()).isTrue();
      assertThat(probing.call.admitted).hasSize(1);
    }
  }

  @Test
  void connectsToNoPortOfAnotherService() throws Exception {
    for (int port : new int[] {22, 25, 53, 6667, 10080}) {
      ProbeAnswer answer = probing.probe(Protocol.IMAP, Security.TLS, port);

      assertThat(answer.failure()).map(Failure::reason).contains(Reason.FORBIDDEN_BY_POLICY);
    }
    assertThat(probing.call.admitted).isEmpty();
  }

  @Test
  void leavesGraphToThoseWithACredential() throws Exception {
    ProbeAnswer answer = probing.probe(Protocol.MSGRAPH, Security.TLS, 443);

    assertThat(answer.failure()).map(Failure::reason).contains(Reason.FORBIDDEN_BY_POLICY);
    assertThat(probing.call.admitted).isEmpty();
  }

  private static void clearImap(MailServer.Client client) throws IOException {
    client.say("* OK [CAPABILITY IMAP4rev1] ready");
    client.waitForEnd();
  }
}
