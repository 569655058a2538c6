package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabDnsFault;

final class CancelTest {

  private static final Duration PROMISED = Duration.ofMillis(100);

  private final SilentServer web = new SilentServer(443);
  private final SilentServer mail = new SilentServer(993);

  private Lab silent() {
    return Lab.builder()
        .host("jane.example")
        .serve("autoconfig.silent.example", web)
        .record("silent.example", "MX", "10 mx.silent.example.")
        .dnsFault("_imaps._tcp.silent.example", LabDnsFault.SILENT)
        .serve("imap.proved.example", mail)
        .record("_imaps._tcp.proved.example", "SRV", "0 1 993 imap.proved.example.")
        .start();
  }

  /** A discovery on a thread of its own, and when it ended. */
  private record Running(Discovery discovery, CompletableFuture<Long> endedAt) {

    static Running start(Mailscout mailscout, String address) throws Exception {
      Discovery discovery = mailscout.newDiscovery(mailscout.request(address).build());
      CompletableFuture<Long> ended = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  discovery.await();
                  ended.completeExceptionally(new AssertionError("was not cancelled"));
                } catch (InterruptedException e) {
                  ended.complete(System.nanoTime());
                }
              },
              "caller");
      caller.setDaemon(true);
      caller.start();
      return new Running(discovery, ended);
    }

    Duration cancel() throws Exception {
      long began = System.nanoTime();
      discovery.cancel();
      return Duration.ofNanos(endedAt.get(10, TimeUnit.SECONDS) - began);
    }
  }

  @Test
  void endsAtOnceWhileAWebServerAndADnsServerAreSilent() throws Exception {
    try (Lab lab = silent();
        Mailscout mailscout = LabEngine.open(lab)) {
      Running running = Running.start(mailscout, "jane@silent.example");
      assertThat(web.awaitClient()).isTrue();

      Duration took = running.cancel();

      assertThat(took).isLessThan(PROMISED);
      assertThat(Threads.await(1_000, () -> lab.openConnections() == 0)).isTrue();
    }
  }

  @Test
  void endsAtOnceWhileAMailServerIsSilentInItsProof() throws Exception {
    try (Lab lab = silent();
        Mailscout mailscout = LabEngine.open(lab)) {
      Running running = Running.start(mailscout, "jane@proved.example");
      assertThat(mail.awaitClient()).isTrue();

      Duration took = running.cancel();

      assertThat(took).isLessThan(PROMISED);
    }
  }

  @Test
  void leavesNoThreadBehindAndNoConnection() throws Exception {
    try (Lab lab = silent()) {
      try (Mailscout mailscout = LabEngine.open(lab)) {
        Running running = Running.start(mailscout, "jane@silent.example");
        assertThat(web.awaitClient()).isTrue();
        running.cancel();
      }

      boolean gone = Threads.await(2_000, () -> Threads.ofEngine().isEmpty());

      assertThat(gone).withFailMessage(() -> "left: " + Threads.ofEngine()).isTrue();
      assertThat(Threads.await(1_000, () -> lab.openConnections() == 0)).isTrue();
    }
  }

  @Test
  void closingTheEngineEndsWhatIsUnderWay() throws Exception {
    try (Lab lab = silent()) {
      Running running;
      long began;
      try (Mailscout mailscout = LabEngine.open(lab)) {
        running = Running.start(mailscout, "jane@silent.example");
        assertThat(web.awaitClient()).isTrue();
        began = System.nanoTime();
      }

      Duration took = Duration.ofNanos(running.endedAt().get(10, TimeUnit.SECONDS) - began);

      assertThat(took).isLessThan(PROMISED.multipliedBy(2));
    }
  }

  @Test
  void doesNotBeginWhereItWasCancelledBefore() throws Exception {
    try (Lab lab = silent();
        Mailscout mailscout = LabEngine.open(lab)) {
      Discovery discovery = mailscout.newDiscovery(mailscout.request("silent.example").build());
      discovery.cancel();

      assertThatThrownBy(discovery::await).isInstanceOf(InterruptedException.class);
      assertThat(lab.questions()).isEmpty();
    }
  }

  @Test
  void anInterruptEndsItAsACancelDoes() throws Exception {
    try (Lab lab = silent();
        Mailscout mailscout = LabEngine.open(lab)) {
      Discovery discovery = mailscout.newDiscovery(mailscout.request("silent.example").build());
      Thread.currentThread().interrupt();

      assertThatThrownBy(discovery::await).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }
}
