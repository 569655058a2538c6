package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Authentication;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.network.ProbeAnswer;

/** When a server counts as found, before it has said what it offers. */
final class GreetingTest {

  private final Probing probing = new Probing();

  @AfterEach
  void close() {
    probing.close();
  }

  @Test
  void tellsOfAGreetingUnderTlsBeforeItAsksForCapabilities() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.startTls();
              client.say("220 mx.mail.test ESMTP");
              client.hear();
              assertThat(probing.call.greetings).hasSize(1);
              client.say("250-mx.mail.test", "250 AUTH PLAIN");
              client.waitForEnd();
            })) {
      ProbeAnswer answer = probing.probe(Protocol.SUBMISSION, Security.TLS, server);

      assertThat(answer.findings().authentication()).containsExactly(Authentication.PASSWORD);
      assertThat(server.hasServed()).isTrue();
      ProbeAnswer greeted = probing.call.greetings.get(0);
      assertThat(greeted.isProved()).isTrue();
      assertThat(greeted.question()).isEqualTo(answer.question());
      assertThat(greeted.findings().capabilities()).isEmpty();
    }
  }

  @Test
  void tellsOfNoGreetingInClear() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.say("220 mx.mail.test ESMTP");
              client.hear();
              client.say("250-mx.mail.test", "250 STARTTLS");
              client.hear();
              client.say("220 go");
              client.startTls();
              client.hear();
              client.say("250-mx.mail.test", "250 AUTH PLAIN");
              client.waitForEnd();
            })) {
      assertThat(probing.probe(Protocol.SUBMISSION, Security.STARTTLS, server).isProved()).isTrue();

      assertThat(probing.call.greetings).isEmpty();
    }
  }

  @Test
  void tellsOfNoGreetingThatIsNone() throws Exception {
    try (MailServer server =
        probing.serve(
            client -> {
              client.startTls(List.of());
              client.say("HTTP/1.1 400 Bad Request");
              client.waitForEnd();
            })) {
      assertThat(probing.probe(Protocol.SUBMISSION, Security.TLS, server).isProved()).isFalse();

      assertThat(probing.call.greetings).isEmpty();
    }
  }
}
