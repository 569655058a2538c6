package org.mailscout.network;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.Provenance;

/**
 * The part of a call that asks for addresses: it can be ended while the call goes on, tells nothing
 * from then on, and its answers back no finding.
 */
final class LookupCall implements Call, AutoCloseable {

  private record Unbacked(String source, Channel channel, Instant at) implements Provenance {}

  private final Call call;
  private final Queue<AutoCloseable> open = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  LookupCall(Call call) {
    this.call = call;
  }

  @Override
  public Policy policy() {
    return call.policy();
  }

  @Override
  public Deadline deadline() {
    return call.deadline();
  }

  @Override
  public Domain domain() {
    return call.domain();
  }

  @Override
  public Optional<EmailAddress> address() {
    return Optional.empty();
  }

  @Override
  public boolean mayAsk(Host host) {
    return call.mayAsk(host);
  }

  @Override
  public void step(String what) {
    if (!ended) {
      call.step(what);
    }
  }

  @Override
  public void moved() {
    if (!ended) {
      call.moved();
    }
  }

  @Override
  public void roundTrip(Duration time, boolean connected) {
    if (!ended) {
      call.roundTrip(time, connected);
    }
  }

  @Override
  public Runnable onCancel(AutoCloseable resource) {
    open.add(resource);
    Runnable done = call.onCancel(resource);
    if (ended) {
      closeAll();
    }
    return () -> {
      open.remove(resource);
      done.run();
    };
  }

  @Override
  public Runnable admit(InetAddress address) throws LookupException, InterruptedException {
    return call.admit(address);
  }

  @Override
  public void neverLeft() {
    call.neverLeft();
  }

  @Override
  public void greeted(ProbeAnswer soFar) {
    throw new UnsupportedOperationException("DNS greets nobody");
  }

  @Override
  public boolean isCancelled() {
    return ended || call.isCancelled();
  }

  @Override
  public Provenance provenance(String source, Channel channel) {
    return new Unbacked(source, channel, Instant.now());
  }

  @Override
  public void privateAddress(Host host) {
    call.privateAddress(host);
  }

  @Override
  public Call whole() {
    return call.whole();
  }

  /** Ends what is still being asked. */
  @Override
  public void close() {
    ended = true;
    closeAll();
  }

  private void closeAll() {
    for (AutoCloseable next = open.poll(); next != null; next = open.poll()) {
      Closing.quietly(next);
    }
  }
}
