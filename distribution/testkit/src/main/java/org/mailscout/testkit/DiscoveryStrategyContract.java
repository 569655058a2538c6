package org.mailscout.testkit;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailscout.api.discovery.DiscoveryStrategy;

/**
 * What every strategy keeps, as tests: implement it in a test class, with a strategy and a scenario
 * in which it finds something.
 *
 * <pre>{@code
 * final class AcmeStrategyTest implements DiscoveryStrategyContract {
 *   public DiscoveryStrategy strategy() { return new AcmeStrategy(); }
 *   public Scenario published() { return Scenario.of("example.com"); }
 * }
 * }</pre>
 *
 * <p>The other methods are hooks that say what the strategy can do. All default to true; one that
 * is overridden to be false is checked to be really false.
 */
public interface DiscoveryStrategyContract {

  /** Returns the strategy, made by its public constructor. */
  DiscoveryStrategy strategy();

  /** Returns a fresh scenario in which the strategy reports something, equal at every call. */
  Scenario published();

  /** Returns whether it reports settings where {@link #published()} is. */
  default boolean reportsSettings() {
    return true;
  }

  /** Returns whether it reports leads where {@link #published()} is. */
  default boolean reportsLeads() {
    return true;
  }

  /** Returns whether it can report something while one of its lookups hangs. */
  default boolean reportsEarly() {
    return true;
  }

  /** Returns whether it can use leads of any kind. */
  default boolean servesLeads() {
    return true;
  }

  /** Returns whether it asks DNS. */
  default boolean usesDns() {
    return true;
  }

  /** Returns whether it asks web servers. */
  default boolean usesHttp() {
    return true;
  }

  /** Returns whether it connects to mail servers. */
  default boolean usesProber() {
    return true;
  }

  /**
   * Returns the local parts that nobody has, which it puts where a server wants an address in the
   * path of a URL.
   */
  default Set<String> dummies() {
    return Set.of();
  }

  /** Id, reach, disclosure and options are the same at every call and of every instance. */
  @Test
  default void saysTheSameOfItselfAtEveryCall() {
    StrategyFace.saysTheSameAtEveryCall(this);
  }

  /** Options are named after the strategy. */
  @Test
  default void keepsItsOptionsInItsOwnNameSpace() {
    StrategyFace.keepsItsOptionsInItsOwnNameSpace(this);
  }

  /** The class is a public service with a public constructor. */
  @Test
  default void isFoundByServiceLoader() {
    StrategyFace.isFoundByServiceLoader(this);
  }

  /** Its own classes use no socket, resolver or HTTP client, and its constructor does no work. */
  @Test
  default void usesNoNetworkOutsideThePorts() throws Exception {
    StrategyNetwork.usesNoNetworkOutsideThePorts(this);
  }

  /** Each hook is as true as it says. */
  @Test
  default void canDoWhatItSays() {
    StrategyAnswers.canDoWhatItSays(this);
  }

  /** Settings speak only protocols of the reach. */
  @Test
  default void reportsNothingBeyondItsReach() {
    StrategyAnswers.reportsNothingBeyondItsReach(this);
  }

  /** Each finding rests on at least one provenance, and on none from elsewhere. */
  @Test
  default void backsEveryFindingByProvenanceOfThisDiscovery() {
    StrategyAnswers.backsEveryFinding(this);
  }

  /** An empty world is no failure. */
  @Test
  default void returnsNormallyWhereNothingIsPublished() {
    StrategyAnswers.returnsNormallyWhereNothingIsPublished(this);
  }

  /** What came is reported before what hangs. */
  @Test
  default void reportsBeforeALookupThatHangs() throws InterruptedException {
    StrategyAnswers.reportsBeforeALookupThatHangs(this);
  }

  /** Each reason, at each lookup and at all of them: a partial answer, or a LookupException. */
  @Test
  default void survivesEveryFailureOfEveryLookup() {
    StrategyFailures.survivesEveryFailureOfEveryLookup(this);
  }

  /** Whatever is sent: bounded in time and memory, and never an unchecked exception. */
  @Test
  default void staysBoundedAndTypedOnHostileInput() {
    StrategyFailures.staysBoundedAndTypedOnHostileInput(this);
  }

  /** An interrupt ends it within 100 ms, as an InterruptedException, with no thread left. */
  @Test
  default void endsSoonAfterAnInterrupt() throws InterruptedException {
    StrategyCancelling.endsSoonAfterAnInterrupt(this);
  }

  /** The deadline ends it within 100 ms, as an InterruptedException, with no thread left. */
  @Test
  default void endsSoonAfterItsDeadline() throws InterruptedException {
    StrategyCancelling.endsSoonAfterItsDeadline(this);
  }

  /** Sixteen threads with one instance get what one gets. */
  @Test
  default void answersManyThreadsAlike() throws InterruptedException {
    StrategyCancelling.answersManyThreadsAlike(this);
  }

  /** It asks the domain, its lead, what answers named, and what it discloses. */
  @Test
  default void asksNobodyThatItDoesNotDisclose() {
    StrategyNetwork.asksNobodyThatItDoesNotDisclose(this);
  }

  /** No question holds an address, or the name of this machine's user. */
  @Test
  default void asksNothingAboutThePerson() {
    StrategyNetwork.asksNothingAboutThePerson(this);
  }
}
