package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabAddress;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabSite;
import org.mailscout.lab.Recorded;

/** No credential leaves the process in a discovery, not even an empty one. */
final class NoCredentialTest {

  /** What begins a sign-in: in IMAP, POP3, submission and ManageSieve, or over HTTP. */
  private static final Pattern SIGN_IN =
      Pattern.compile(
          "(?im)^(\\S+ )?(auth|authenticate|login|user|pass|apop)(\\s|$)"
              + "|^(proxy-)?authorization:|^cookie:|[?&](password|access_token|token|secret)=");

  @Test
  void noServerOfAnyDiscoveryIsToldOne() throws Exception {
    List<Recorded> received = new ArrayList<>();

    for (Lab each : List.of(Lab.start(), guessed())) {
      try (Lab lab = each;
          Mailscout mailscout = LabEngine.open(lab)) {
        for (LabAddress address : lab.addresses()) {
          mailscout.discover(address.address());
        }
        received.addAll(lab.received());
      }
    }

    assertThat(received).extracting(Recorded::port).contains(443, 993, 143, 995, 110, 465, 587);
    assertThat(received).filteredOn(r -> SIGN_IN.matcher(r.received()).find()).isEmpty();
  }

  /** Firms whose servers are guessed and proved in the ways that the stock internet lacks. */
  private static Lab guessed() {
    return Lab.builder()
        .address("jane@upgrade.example", "guessed: STARTTLS alone")
        .record("upgrade.example", "MX", "10 mail.upgrade.example.")
        .serve("mail.upgrade.example", LabMail.imapStartTls(), LabMail.submissionStartTls())
        .address("jane@old.example", "guessed: POP3 alone")
        .record("old.example", "MX", "10 mail.old.example.")
        .serve("mail.old.example", LabMail.pop3(), LabMail.submission())
        .address("jane@older.example", "guessed: POP3 with STLS alone")
        .record("older.example", "MX", "10 mail.older.example.")
        .serve("mail.older.example", LabMail.pop3StartTls(), LabMail.submissionStartTls())
        .start();
  }

  @Test
  void noAuthenticatorOfTheCallerIsAsked() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    LabSite locked =
        request ->
            LabResponse.status(401)
                .withHeader("WWW-Authenticate", "Basic realm=\"x\", NTLM, Negotiate");
    Lab.Builder world = Lab.builder();
    for (String host : List.of("", "autoconfig.", "ua-auto-config.")) {
      world.site(host + "firm.example", locked);
    }
    Authenticator.setDefault(recording(asked));
    try (Lab lab = world.start();
        Mailscout mailscout = LabEngine.open(lab)) {
      mailscout.discover("jane@firm.example");

      assertThat(lab.received()).extracting(Recorded::host).contains("autoconfig.firm.example");
      assertThat(lab.received()).filteredOn(r -> SIGN_IN.matcher(r.received()).find()).isEmpty();
      assertThat(asked).isEmpty();
    } finally {
      Authenticator.setDefault(null);
    }
  }

  private static Authenticator recording(List<String> asked) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        asked.add(getRequestingHost() + " " + getRequestingScheme());
        return new PasswordAuthentication("jane", "secret".toCharArray());
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO x\r\nAUTH PLAIN =\r\n",
        "a1 AUTHENTICATE PLAIN\r\n",
        "a1 login \"\" \"\"\r\n",
        "USER jane\r\n",
        "AUTHENTICATE \"PLAIN\" \"\"\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Basic Og==\r\n"
      })
  void theCheckKnowsWhatItLooksFor(String received) {
    assertThat(SIGN_IN.matcher(received).find()).isTrue();
  }
}
