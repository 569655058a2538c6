package org.mailscout.testkit;

import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.Target;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.discovery.Question;

/**
 * A question with a world of fakes in which to ask it.
 *
 * <p>What is published is said to the fakes of its context: {@code
 * scenario.context().dns().with(…)}. A scenario serves one discovery; a contract asks for a fresh
 * one each time.
 */
public final class Scenario {

  private final Question question;
  private final FakeDiscoveryContext context;

  private Scenario(Question question, FakeDiscoveryContext context) {
    this.question = question;
    this.context = context;
  }

  /** Returns the question for a domain, where nothing is published yet. */
  public static Scenario of(String domain) {
    return of(Domain.of(domain), Policy.DEFAULT);
  }

  /** Returns the question for a domain, under a policy. */
  public static Scenario of(Domain domain, Policy policy) {
    return new Scenario(Question.own(domain), FakeDiscoveryContext.of(domain, policy));
  }

  /** Returns the question for what a lead of a domain points to. */
  public static Scenario lead(Domain domain, Target target) {
    return new Scenario(Question.lead(target), FakeDiscoveryContext.of(domain));
  }

  /** Returns the same question, of the same policy and options, where nothing is published. */
  Scenario emptied() {
    return new Scenario(question, context.emptied());
  }

  /** Returns what is asked. */
  public Question question() {
    return question;
  }

  /** Returns the fakes. */
  public FakeDiscoveryContext context() {
    return context;
  }

  /** Returns what the strategy reports, on this thread. */
  public RecordingFindings discover(DiscoveryStrategy strategy)
      throws LookupException, InterruptedException {
    RecordingFindings findings = new RecordingFindings();
    strategy.discover(question, context, findings);
    return findings;
  }
}
