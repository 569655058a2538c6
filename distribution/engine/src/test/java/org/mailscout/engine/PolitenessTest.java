package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabConnection;
import org.mailscout.lab.LabService;
import org.mailscout.network.Route;

/** However much a strategy wants to probe, servers see few connections, and few at once. */
final class PolitenessTest {

  private static final int IN_ALL = 32;
  private static final int AT_ONCE = 16;
  private static final int TO_ONE_ADDRESS = 2;

  /** Wants to probe four ports of each of ten hosts, all at once. */
  private static final VendorPlugin EAGER =
      VendorPlugin.that(
              "eager",
              """
              java.util.List<ProbeQuestion> all = new java.util.ArrayList<>();
              for (int i = 0; i < 10; i++) {
                Host host = Host.of("h" + i + "." + context.domain().name());
                for (int port : new int[] {993, 995, 465, 4190}) {
                  Protocol protocol = port == 993 ? Protocol.IMAP
                      : port == 995 ? Protocol.POP3
                      : port == 465 ? Protocol.SUBMISSION : Protocol.MANAGESIEVE;
                  all.add(ProbeQuestion.of(
                      protocol, Endpoint.of(host, Port.of(port), Security.TLS)));
                }
              }
              context.prober().ask(all, answer -> {});
              """)
          .withReach("OWN");

  /** Counts who is there, and hangs up once as many are as may be. */
  private static final class Counter {

    private final CountDownLatch full = new CountDownLatch(AT_ONCE);
    private final Map<String, AtomicInteger> perHost = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger mostOfOneHost = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    LabService at(int port) {
      return new LabService() {
        @Override
        public int port() {
          return port;
        }

        @Override
        public void serve(LabConnection connection) throws IOException {
          count(connection.host());
        }
      };
    }

    private void count(String host) throws IOException {
      AtomicInteger here = perHost.computeIfAbsent(host, h -> new AtomicInteger());
      all.incrementAndGet();
      mostOfOneHost.accumulateAndGet(here.incrementAndGet(), Math::max);
      most.accumulateAndGet(open.incrementAndGet(), Math::max);
      full.countDown();
      try {
        full.await(5, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      } finally {
        here.decrementAndGet();
        open.decrementAndGet();
      }
    }
  }

  @TempDir private Path plugins;

  @BeforeEach
  void install() throws IOException {
    EAGER.install(plugins, "eager");
  }

  private DiscoveryResult discover(MailscoutBuilder builder) throws Exception {
    try (Mailscout mailscout = builder.plugins(plugins).build()) {
      return mailscout.discover(
          mailscout.request("jane@firm.example").only(Set.of(StrategyId.of("eager"))).build());
    }
  }

  @Test
  void probesFewServersAtOnceAndOneHostLessStill() throws Exception {
    Counter counter = new Counter();
    Lab.Builder world = Lab.builder().host("firm.example");
    for (int i = 0; i < 10; i++) {
      for (int port : new int[] {993, 995, 465, 4190}) {
        world.serve("h" + i + ".firm.example", counter.at(port));
      }
    }
    try (Lab lab = world.start()) {
      DiscoveryResult result = discover(LabEngine.builder(lab));

      assertThat(result.faults()).isEmpty();
      assertThat(counter.most).hasValue(AT_ONCE);
      assertThat(counter.mostOfOneHost).hasValue(TO_ONE_ADDRESS);
      assertThat(counter.all).hasValue(IN_ALL);
      assertThat(result.attempts().stream().filter(a -> a.outcome().equals("forbidden")))
          .hasSize(40 - IN_ALL);
    }
  }

  /** All of their addresses refuse: none of them makes a scan of the rest out of one probe. */
  @Test
  void beginsNoMoreConnectionsWhereHostsHaveManyAddresses() throws Exception {
    Lab.Builder world = Lab.builder().host("firm.example");
    for (int i = 0; i < 10; i++) {
      for (int address = 0; address < 50; address++) {
        world.record("h" + i + ".firm.example", "A", "198.19." + i + "." + address);
      }
    }
    AtomicInteger begun = new AtomicInteger();
    try (Lab lab = world.start()) {
      DiscoveryResult result = discover(LabEngine.builder(lab).route(counting(lab, begun)));

      assertThat(begun).hasValue(IN_ALL);
      assertThat(result.attempts())
          .extracting(Attempt::outcome)
          .contains("unreachable", "forbidden");
      assertThat(result.faults()).isEqualTo(List.of());
    }
  }

  private static Route counting(Lab lab, AtomicInteger begun) {
    return new Route() {
      @Override
      public InetSocketAddress to(InetAddress address, int port) {
        begun.incrementAndGet();
        return lab.route(address, port).orElseThrow();
      }

      @Override
      public boolean isPublic(InetAddress address) {
        return lab.covers(address);
      }
    };
  }
}
