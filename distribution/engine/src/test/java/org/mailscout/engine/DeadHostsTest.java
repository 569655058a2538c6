package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailscout.api.discovery.Policy;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.network.Route;

/** Hosts that swallow every packet hold nobody up for longer than a silence. */
final class DeadHostsTest {

  private static final String DEAD = "198.18.200.1";

  /** Silence is 200 ms on a machine that is not busy; the connect itself is given up after 3 s. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void findsTheLiveHostBehindADeadApexAndADeadLikelierName() throws Exception {
    try (BlackHole hole = new BlackHole();
        Lab lab =
            Lab.builder()
                .record("dead.example", "MX", "10 mail.dead.example.")
                .record("dead.example", "A", DEAD)
                .record("imap.dead.example", "A", DEAD)
                .record("smtp.dead.example", "A", DEAD)
                .serve("mail.dead.example", LabMail.imap(), LabMail.submission())
                .record("warm.example", "MX", "10 mail.warm.example.")
                .serve("mail.warm.example", LabMail.imap(), LabMail.submission())
                .start();
        Mailscout mailscout = LabEngine.builder(lab).route(swallowing(lab, hole)).build()) {
      // The first discovery of a process is granted more time: docs/decisions/0005.
      mailscout.discover("jane@warm.example");

      DiscoveryResult result =
          mailscout.discover(
              mailscout
                  .request("jane@dead.example")
                  .policy(Policy.DEFAULT.withPatience(Duration.ofSeconds(10)))
                  .build());

      assertThat(result.settings()).isNotEmpty();
      assertThat(LabEngine.line(result.settings().get(0)))
          .startsWith("guess imap mail.dead.example:993 tls submission mail.dead.example:465 tls");
      assertThat(result.settings().get(0).verification()).isEqualTo(Verification.PROVED);
      assertThat(result.found().orElseThrow()).isLessThan(SOON);
    }
  }

  private static Route swallowing(Lab lab, BlackHole hole) throws Exception {
    InetAddress dead = InetAddress.getByName(DEAD);
    return new Route() {
      @Override
      public InetSocketAddress to(InetAddress address, int port) {
        return address.equals(dead)
            ? hole.address()
            : lab.route(address, port).orElseGet(() -> new InetSocketAddress(address, port));
      }

      @Override
      public boolean isPublic(InetAddress address) {
        return lab.covers(address);
      }
    };
  }
}
