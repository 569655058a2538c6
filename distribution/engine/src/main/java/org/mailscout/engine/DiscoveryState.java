package org.mailscout.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.Names;

/** What the threads of one discovery share, and the one lock that guards it. */
final class DiscoveryState {

  private final DiscoveryRequest request;
  private final Adapters adapters;
  private final LongSupplier ticker;
  private final long started;
  private final Deadline deadline;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Events events;
  private final Trace trace;
  private final RoundTrips roundTrips;
  private final Sockets sockets;
  private final Facts facts;
  private final List<Inquiry> inquiries = new ArrayList<>();
  private final List<ProviderFault> faults = new ArrayList<>();
  private final SharedDns dns;
  private final Challenges challenges = new Challenges();
  private final Probes probes;

  DiscoveryState(DiscoveryRequest request, Adapters adapters, String randomLabel, boolean warm) {
    this.roundTrips = new RoundTrips(warm);
    this.request = request;
    this.adapters = adapters;
    this.ticker = adapters.ticker();
    this.started = ticker.getAsLong();
    this.deadline = Deadline.in(request.policy().time(), ticker);
    this.events = new Events(request.listener());
    this.trace = new Trace(events);
    this.sockets = new Sockets(adapters.limits());
    this.facts = new Facts(randomLabel + "." + request.domain().name());
    this.dns = new SharedDns(this, adapters.dns());
    this.probes = new Probes(this);
  }

  DiscoveryRequest request() {
    return request;
  }

  Adapters adapters() {
    return adapters;
  }

  Domain domain() {
    return request.domain();
  }

  Optional<EmailAddress> address() {
    return request.address();
  }

  Policy policy() {
    return request.policy();
  }

  Limits limits() {
    return adapters.limits();
  }

  Names names() {
    return adapters.names();
  }

  Clock clock() {
    return adapters.clock();
  }

  Deadline deadline() {
    return deadline;
  }

  long now() {
    return ticker.getAsLong();
  }

  long started() {
    return started;
  }

  Duration since(long tick) {
    return Duration.ofNanos(Math.max(0, tick - started));
  }

  Duration elapsed() {
    return since(now());
  }

  ReentrantLock lock() {
    return lock;
  }

  /** Is signalled whenever something happened that can change what is decided. */
  Condition changed() {
    return changed;
  }

  void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Events events() {
    return events;
  }

  Trace trace() {
    return trace;
  }

  RoundTrips roundTrips() {
    return roundTrips;
  }

  Sockets sockets() {
    return sockets;
  }

  Facts facts() {
    return facts;
  }

  Challenges challenges() {
    return challenges;
  }

  SharedDns dns() {
    return dns;
  }

  Probes probes() {
    return probes;
  }

  void add(Inquiry inquiry) {
    inquiries.add(inquiry);
  }

  /** Returns all inquiries, in the order in which they began; call with the lock held. */
  List<Inquiry> inquiries() {
    return List.copyOf(inquiries);
  }

  void fault(ProviderFault fault) {
    synchronized (faults) {
      if (!faults.contains(fault) && faults.size() < 100) {
        faults.add(fault);
      }
    }
  }

  boolean isAtFault(Participant who) {
    return faults().stream().anyMatch(f -> f.provider().equals(who.id()));
  }

  List<ProviderFault> faults() {
    synchronized (faults) {
      return List.copyOf(faults);
    }
  }
}
