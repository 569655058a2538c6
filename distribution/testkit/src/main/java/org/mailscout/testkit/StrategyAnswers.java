package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.mailscout.api.Domain;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.network.Provenance;

/** The part of the contract that concerns what a strategy reports. */
final class StrategyAnswers {

  private StrategyAnswers() {}

  static void canDoWhatItSays(DiscoveryStrategyContract contract) {
    StrategyRun run = publishedRun(contract);
    FakeDiscoveryContext context = run.scenario().context();
    Domain hoster = Domain.of("hoster.example");
    boolean serves =
        List.of(hoster, hoster.host("mail"), Url.https(hoster.host(), "/")).stream()
            .anyMatch(target -> contract.strategy().serves(Question.lead(target)));

    assertThat(!run.findings().settings().isEmpty())
        .as("reportsSettings")
        .isEqualTo(contract.reportsSettings());
    assertThat(!run.findings().leads().isEmpty())
        .as("reportsLeads")
        .isEqualTo(contract.reportsLeads());
    assertThat(serves).as("servesLeads").isEqualTo(contract.servesLeads());
    assertThat(!context.dns().asked().isEmpty()).as("usesDns").isEqualTo(contract.usesDns());
    assertThat(!context.http().asked().isEmpty()).as("usesHttp").isEqualTo(contract.usesHttp());
    assertThat(!context.prober().asked().isEmpty())
        .as("usesProber")
        .isEqualTo(contract.usesProber());
  }

  static void reportsNothingBeyondItsReach(DiscoveryStrategyContract contract) {
    withinReach(contract, publishedRun(contract).findings());
  }

  static void backsEveryFinding(DiscoveryStrategyContract contract) {
    backed(publishedRun(contract));
  }

  static void returnsNormallyWhereNothingIsPublished(DiscoveryStrategyContract contract) {
    StrategyRun run = StrategyRun.whole(contract.strategy(), contract.published().emptied());
    assertThat(run.failure()).as("failure where nothing is published").isEmpty();
    assertThat(run.findings().found()).as("settings where nothing is published").isEmpty();
    assertThat(run.findings().leads()).as("leads where nothing is published").isEmpty();
    assertThat(run.findings().notes()).as("notes where nothing is published").isEmpty();
  }

  static void reportsBeforeALookupThatHangs(DiscoveryStrategyContract contract)
      throws InterruptedException {
    boolean early = false;
    for (Lookup lookup : Lookup.of(publishedRun(contract).scenario().context())) {
      early |= reportsThough(contract, lookup);
    }
    assertThat(early).as("reports while a lookup hangs").isEqualTo(contract.reportsEarly());
  }

  private static boolean reportsThough(DiscoveryStrategyContract contract, Lookup lookup)
      throws InterruptedException {
    Scenario scenario = contract.published();
    Hang hang = lookup.hang(scenario.context());
    StrategyRun run = StrategyRun.start(contract.strategy(), scenario);
    boolean early = run.reaches(hang) && !run.findings().isEmpty();
    run.interrupt();
    return early;
  }

  /** Fails where a finding is backed by nothing, or by what no fake of its context made. */
  static void backed(StrategyRun run) {
    run.findings().found().forEach(found -> backed(run, found.settings(), found.restsOn()));
    run.findings().leads().forEach(lead -> backed(run, lead.to(), lead.restsOn()));
  }

  private static void backed(StrategyRun run, Object finding, List<Provenance> restsOn) {
    assertThat(restsOn)
        .as("provenances of %s", finding)
        .isNotEmpty()
        .allMatch(run.scenario().context()::handedOut, "made in this discovery");
  }

  /** Fails where settings speak a protocol beyond the strategy's reach. */
  static void withinReach(DiscoveryStrategyContract contract, RecordingFindings findings) {
    assertThat(findings.settings())
        .allSatisfy(
            settings ->
                assertThat(settings.services())
                    .allSatisfy(
                        service ->
                            assertThat(contract.strategy().reach().protocols())
                                .as("reach")
                                .contains(service.protocol())));
  }

  /** Runs the published scenario; fails where it throws or reports nothing. */
  static StrategyRun publishedRun(DiscoveryStrategyContract contract) {
    StrategyRun run = StrategyRun.whole(contract.strategy(), contract.published());
    assertThat(run.failure()).as("failure where something is published").isEmpty();
    assertThat(run.findings().isEmpty()).as("reports nothing where something is").isFalse();
    assertThat(run.threadsLeft()).as("threads left").isEmpty();
    return run;
  }
}
