package org.mailscout.network;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Host;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.Provenance;

/** A call of a test: it records what it is told, and can be cancelled. */
final class FakeCall implements Call {

  private record Origin(String source, Channel channel, Instant at) implements Provenance {}

  final List<String> steps = new CopyOnWriteArrayList<>();
  final List<Host> privateHosts = new CopyOnWriteArrayList<>();
  final List<InetAddress> admitted = new CopyOnWriteArrayList<>();
  final List<ProbeAnswer> greetings = new CopyOnWriteArrayList<>();
  final List<Boolean> roundTrips = new CopyOnWriteArrayList<>();
  final AtomicInteger places = new AtomicInteger();
  final AtomicInteger unsent = new AtomicInteger();
  final AtomicInteger movements = new AtomicInteger();
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private final EmailAddress address = new EmailAddress("jane+x", Domain.of("example.com"));
  private volatile boolean cancelled;
  private Policy policy = Policy.DEFAULT;
  private Deadline deadline = Deadline.in(Duration.ofSeconds(15), System::nanoTime);
  private Predicate<Host> askable = host -> true;

  FakeCall with(Policy allowed) {
    policy = allowed;
    return this;
  }

  FakeCall within(Duration time) {
    deadline = Deadline.in(time, System::nanoTime);
    return this;
  }

  FakeCall mayAskOnly(Predicate<Host> hosts) {
    askable = hosts;
    return this;
  }

  /** Cancels as the engine does: everything registered is closed. */
  void cancel() {
    cancelled = true;
    open.forEach(Closing::quietly);
  }

  /** Returns what is registered to be closed. */
  int registered() {
    return open.size();
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
  public Domain domain() {
    return address.domain();
  }

  @Override
  public Optional<EmailAddress> address() {
    return Optional.of(address);
  }

  @Override
  public boolean mayAsk(Host host) {
    return askable.test(host);
  }

  @Override
  public void step(String what) {
    steps.add(what);
  }

  @Override
  public void moved() {
    movements.incrementAndGet();
  }

  @Override
  public void roundTrip(Duration time, boolean connected) {
    roundTrips.add(connected);
  }

  @Override
  public Runnable onCancel(AutoCloseable resource) {
    open.add(resource);
    if (cancelled) {
      Closing.quietly(resource);
    }
    return () -> open.remove(resource);
  }

  @Override
  public Runnable admit(InetAddress to) {
    admitted.add(to);
    places.incrementAndGet();
    return places::decrementAndGet;
  }

  @Override
  public void neverLeft() {
    unsent.incrementAndGet();
  }

  @Override
  public void greeted(ProbeAnswer soFar) {
    greetings.add(soFar);
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public Provenance provenance(String source, Channel channel) {
    return new Origin(source, channel, Instant.now());
  }

  @Override
  public void privateAddress(Host host) {
    privateHosts.add(host);
  }
}
