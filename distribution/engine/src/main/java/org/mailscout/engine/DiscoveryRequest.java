package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.discovery.StrategyId;

/** What one discovery is asked. Made by {@link #of} or, with more said, by a {@link Builder}. */
public final class DiscoveryRequest {

  private final Domain domain;
  private final Optional<EmailAddress> address;
  private final Policy policy;
  private final Set<StrategyId> only;
  private final Set<StrategyId> excluded;
  private final Set<Domain> confirmed;
  private final boolean verifies;
  private final DiscoveryListener listener;

  private DiscoveryRequest(Builder builder) {
    this.domain = builder.domain;
    this.address = builder.address;
    this.policy = builder.policy;
    this.only = Set.copyOf(builder.only);
    this.excluded = Set.copyOf(builder.excluded);
    this.confirmed = Set.copyOf(builder.confirmed);
    this.verifies = builder.verifies;
    this.listener = builder.listener;
  }

  /** Returns the request for an address, all else as by default. */
  public static DiscoveryRequest of(EmailAddress address) {
    return builder(address).build();
  }

  /** Returns a builder of the request for an address. */
  public static Builder builder(EmailAddress address) {
    requireNonNull(address, "address");
    return new Builder(address.domain(), Optional.of(address));
  }

  /** Returns a builder of the request for a domain; user names are then left out. */
  public static Builder builder(Domain domain) {
    return new Builder(requireNonNull(domain, "domain"), Optional.empty());
  }

  /** Returns the domain. */
  public Domain domain() {
    return domain;
  }

  /** Returns the address; empty where only a domain is asked for. */
  public Optional<EmailAddress> address() {
    return address;
  }

  /** Returns what is allowed. */
  public Policy policy() {
    return policy;
  }

  /** Returns the domains whose settings the caller has confirmed. */
  public Set<Domain> confirmed() {
    return confirmed;
  }

  /** Returns whether the leaders are verified. */
  public boolean verifies() {
    return verifies;
  }

  /** Returns who is told of the progress. */
  public DiscoveryListener listener() {
    return listener;
  }

  /** Returns whether the strategy takes part. */
  public boolean takesPart(StrategyId strategy) {
    return (only.isEmpty() || only.contains(strategy)) && !excluded.contains(strategy);
  }

  /** Returns the strategies named by the caller, to be told of those that do not exist. */
  Set<StrategyId> named() {
    Set<StrategyId> all = new java.util.TreeSet<>(only);
    all.addAll(excluded);
    return all;
  }

  /** Builds a request; for one thread. */
  public static final class Builder {

    private final Domain domain;
    private final Optional<EmailAddress> address;
    private Policy policy = Policy.DEFAULT;
    private Set<StrategyId> only = Set.of();
    private Set<StrategyId> excluded = Set.of();
    private Set<Domain> confirmed = Set.of();
    private boolean verifies = true;
    private DiscoveryListener listener = DiscoveryListener.NONE;

    private Builder(Domain domain, Optional<EmailAddress> address) {
      this.domain = domain;
      this.address = address;
    }

    /** Sets what is allowed; by default {@link Policy#DEFAULT}. */
    public Builder policy(Policy allowed) {
      this.policy = requireNonNull(allowed, "allowed");
      return this;
    }

    /** Sets the strategies that take part; by default, and if empty, all. */
    public Builder only(Set<StrategyId> strategies) {
      this.only = requireNonNull(strategies, "strategies");
      return this;
    }

    /** Sets the strategies that do not take part; by default none. */
    public Builder exclude(Set<StrategyId> strategies) {
      this.excluded = requireNonNull(strategies, "strategies");
      return this;
    }

    /** Sets the registrable domains that the caller has confirmed; by default none. */
    public Builder confirm(Set<Domain> domains) {
      this.confirmed = requireNonNull(domains, "domains");
      return this;
    }

    /** Sets whether the leaders are verified by connecting; by default they are. */
    public Builder verify(boolean wanted) {
      this.verifies = wanted;
      return this;
    }

    /** Sets who is told of the progress; by default nobody. */
    public Builder listener(DiscoveryListener told) {
      this.listener = requireNonNull(told, "told");
      return this;
    }

    /** Returns the request. */
    public DiscoveryRequest build() {
      return new DiscoveryRequest(this);
    }
  }
}
