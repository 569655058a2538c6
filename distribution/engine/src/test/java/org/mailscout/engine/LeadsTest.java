package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.lab.Lab;

/** Whatever names whatever else: one step deep, three in all, nothing twice. */
final class LeadsTest {

  private static final VendorPlugin CHATTY =
      VendorPlugin.that(
              "chatty",
              """
              Provenance asked = asked(context);
              context.dns().ask(new DnsQuestion("seen." + question.target(), RecordType.A));
              String[] named = question.isLead()
                  ? new String[] {"deeper.example", "firm.example"}
                  : new String[] {"a.example", "a.example", "b.example", "c.example", "d.example"};
              for (String each : named) {
                findings.lead(Domain.of(each), asked);
              }
              """)
          .withMembers("public boolean serves(Question question) { return true; }");

  @Test
  void areFollowedOneStepThreeInAllAndNeverTwice(@TempDir Path plugins) throws Exception {
    CHATTY.install(plugins, "chatty");
    try (Lab lab = Lab.builder().host("firm.example").start();
        Mailscout mailscout = LabEngine.builder(lab).plugins(plugins).build()) {
      DiscoveryResult result =
          mailscout.discover(
              mailscout.request("jane@firm.example").only(Set.of(StrategyId.of("chatty"))).build());

      assertThat(result.faults()).isEmpty();
      assertThat(result.attempts())
          .extracting(Attempt::asked)
          .filteredOn(asked -> asked.startsWith("seen."))
          .containsExactlyInAnyOrder(
              "seen.firm.example A", "seen.a.example A", "seen.b.example A", "seen.c.example A");
    }
  }
}
