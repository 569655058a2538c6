package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.lab.Lab;

/** A provider answers for its own threads, not for those that it is the first to need. */
final class ForeignThreadsTest {

  private static final String LEADING =
      "if (!question.isLead()) { findings.lead(Host.of(\"mx.srv.example\"), asked(context)); }";
  private static final String SERVING = "public boolean serves(Question question) { return true; }";

  @TempDir private Path plugins;

  @Test
  void whoReportsALeadIsNotBlamedForThoseThatFollowIt() throws Exception {
    VendorPlugin.that("vendor", LEADING).withMembers(SERVING).install(plugins, "vendor");

    try (Lab lab = Lab.start();
        Mailscout mailscout = LabEngine.builder(lab).plugins(plugins).build()) {
      DiscoveryRequest alone =
          mailscout.request("jane@nothing.example").only(Set.of(StrategyId.of("vendor"))).build();
      DiscoveryResult result = mailscout.discover(alone);

      assertThat(mailscout.faults()).isEmpty();
      assertThat(result.faults()).isEmpty();
    }
  }
}
