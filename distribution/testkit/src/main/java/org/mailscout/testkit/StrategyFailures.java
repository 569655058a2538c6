package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.mailscout.api.Reason;

/** The part of the contract that concerns what goes wrong elsewhere. */
final class StrategyFailures {

  /** One of them is no constant, since the set is open. */
  static final List<Reason> REASONS =
      List.of(
          Reason.TIMEOUT,
          Reason.UNREACHABLE,
          Reason.TLS,
          Reason.SERVER_FAILURE,
          Reason.REFUSED,
          Reason.MALFORMED,
          Reason.TOO_LARGE,
          Reason.FORBIDDEN_BY_POLICY,
          new Reason("no-such-reason-yet"));

  /** An entity bomb would ask for gigabytes; a document at its bound needs a fraction of this. */
  private static final long MOST_BYTES = 512L * 1024 * 1024;

  private StrategyFailures() {}

  static void survivesEveryFailureOfEveryLookup(DiscoveryStrategyContract contract) {
    List<Lookup> lookups = Lookup.of(StrategyAnswers.publishedRun(contract).scenario().context());
    for (Reason reason : REASONS) {
      for (Lookup lookup : lookups) {
        Scenario scenario = contract.published();
        lookup.fail(scenario.context(), reason);
        survives(contract, scenario, lookup + " fails: " + reason);
      }
      Scenario scenario = contract.published();
      scenario.context().dns().failAll(reason);
      scenario.context().http().failAll(reason);
      scenario.context().prober().failAll(reason);
      scenario.context().data().failAll(reason);
      survives(contract, scenario, "every lookup fails: " + reason);
    }
  }

  static void staysBoundedAndTypedOnHostileInput(DiscoveryStrategyContract contract) {
    List<Lookup> lookups = Lookup.of(StrategyAnswers.publishedRun(contract).scenario().context());
    for (Lookup lookup : lookups) {
      for (HostileInput input : HostileInput.against(lookup)) {
        Scenario scenario = contract.published();
        input.publish(scenario.context());
        survives(contract, scenario, lookup + " answers with " + input.name());
      }
    }
    for (String domain : HostileInput.ODD_DOMAINS) {
      Scenario scenario = Scenario.of(domain);
      if (contract.strategy().serves(scenario.question())) {
        survives(contract, scenario, "the domain is " + domain);
      }
    }
  }

  private static void survives(DiscoveryStrategyContract contract, Scenario scenario, String what) {
    StrategyRun run = StrategyRun.whole(contract.strategy(), scenario);
    assertThat(run.failure())
        .as("where %s: neither normal nor a LookupException", what)
        .matches(failure -> run.endedTyped());
    StrategyAnswers.backed(run);
    StrategyAnswers.withinReach(contract, run.findings());
    int most = scenario.context().limits().findings();
    assertThat(run.findings().found()).as("settings where %s", what).hasSizeLessThanOrEqualTo(most);
    assertThat(run.findings().leads()).as("leads where %s", what).hasSizeLessThanOrEqualTo(most);
    assertThat(run.allocated()).as("bytes allocated where %s", what).isLessThan(MOST_BYTES);
    assertThat(run.threadsLeft()).as("threads left where %s", what).isEmpty();
  }
}
