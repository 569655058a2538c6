package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Authentication;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabConnection;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabService;

/** A server that has greeted is found; what it offers is heard while the answer is completed. */
final class GreetedServerTest {

  /** Greets, and says what it offers once it is found. */
  private static final class Reluctant implements LabService, DiscoveryListener {

    private final CountDownLatch found = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    @Override
    public int port() {
      return 465;
    }

    @Override
    public void firstPlaceFinal(FirstPlaceFinal event) {
      found.countDown();
    }

    @Override
    public void serve(LabConnection connection) throws IOException {
      connections.incrementAndGet();
      connection.startTls();
      connection.send("220 ready");
      connection.readLine();
      awaitFound();
      connection.send("250-hello", "250 AUTH PLAIN XOAUTH2");
      connection.readLine();
    }

    private void awaitFound() throws IOException {
      try {
        if (!found.await(5, TimeUnit.SECONDS)) {
          throw new IOException("not found in time");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isFoundAtItsGreetingAndHeardOut(boolean verify) throws Exception {
    Reluctant outgoing = new Reluctant();
    try (Lab lab =
            Lab.builder()
                .record("firm.example", "MX", "10 mail.firm.example.")
                .serve("mail.firm.example", LabMail.imap(), outgoing)
                .start();
        Mailscout mailscout = LabEngine.open(lab)) {
      DiscoveryResult result =
          mailscout.discover(
              mailscout.request("jane@firm.example").verify(verify).listener(outgoing).build());

      RankedSettings first = result.settings().get(0);
      assertThat(outgoing.found.getCount()).isZero();
      assertThat(first.settings().submission().orElseThrow().authentication())
          .containsExactly(Authentication.OAUTH2, Authentication.PASSWORD);
      assertThat(first.verification())
          .isEqualTo(verify ? Verification.PROVED : Verification.NOT_TRIED);
      assertThat(outgoing.connections).hasValue(1);
    }
  }
}
