package org.mailscout.testkit;

import java.time.Duration;
import org.mailscout.api.Domain;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Round;

/**
 * A context of fakes: nothing is published, the deadline is the policy's on a clock that stands.
 *
 * <p>What is published is said to its fakes, such as {@code context.dns().with(…)}.
 */
public final class FakeDiscoveryContext implements DiscoveryContext {

  private final Domain domain;
  private final Policy policy;
  private final FakeClock clock = new FakeClock();
  private final Deadline deadline;
  private final Line line;
  private final FakeOptions options;
  private final FakeDns dns = new FakeDns();
  private final FakeHttp http = new FakeHttp();
  private final FakeProber prober = new FakeProber();
  private final FakeNames names = new FakeNames();
  private final FakeProviders providers = new FakeProviders();
  private final FakeData data = new FakeData();

  private FakeDiscoveryContext(Domain domain, Policy policy, FakeOptions options) {
    this.domain = domain;
    this.options = options;
    this.policy = policy;
    deadline = clock.in(policy.time());
    line = new Line(clock, deadline);
    dns.share(line);
    http.share(line);
    http.obey(policy);
    prober.share(line);
    providers.share(line);
    data.share(line);
  }

  /** Returns a context for a domain, under the default policy. */
  public static FakeDiscoveryContext of(Domain domain) {
    return of(domain, Policy.DEFAULT);
  }

  /** Returns a context for a domain, under a policy. */
  public static FakeDiscoveryContext of(Domain domain, Policy policy) {
    return new FakeDiscoveryContext(domain, policy, new FakeOptions());
  }

  /** Returns a context of the same domain, policy and options where nothing is published. */
  FakeDiscoveryContext emptied() {
    return new FakeDiscoveryContext(domain, policy, options);
  }

  /** Lets the deadline pass: whoever waits in a fake is interrupted. */
  public void expire() {
    clock.advance(deadline.remaining().plus(Duration.ofNanos(1)));
  }

  /** Returns whether a fake of this context made the provenance. */
  public boolean handedOut(Provenance provenance) {
    return line.handedOut(provenance);
  }

  /** Returns the clock of the deadline. */
  public FakeClock clock() {
    return clock;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Policy policy() {
    return policy;
  }

  @Override
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public FakeOptions options() {
    return options;
  }

  @Override
  public Limits limits() {
    return Limits.DEFAULT;
  }

  @Override
  public FakeDns dns() {
    return dns;
  }

  @Override
  public FakeHttp http() {
    return http;
  }

  @Override
  public FakeProber prober() {
    return prober;
  }

  @Override
  public Round round() {
    return new FakeRound(dns, http, prober);
  }

  @Override
  public FakeNames names() {
    return names;
  }

  @Override
  public FakeProviders providers() {
    return providers;
  }

  @Override
  public FakeData data() {
    return data;
  }
}
