package org.mailscout.oauth;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Host;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.Provenance;
import org.mailscout.network.Call;

/**
 * One connection of a sign-in, as the network sees it. It backs no finding and is cancelled by the
 * interrupt of its thread alone.
 */
record SignInCall(Policy policy, Deadline deadline, Domain domain, Predicate<Host> vouched)
    implements Call {

  private record Unbacked(String source, Channel channel, Instant at) implements Provenance {}

  @Override
  public Optional<EmailAddress> address() {
    return Optional.empty();
  }

  @Override
  public boolean mayAsk(Host host) {
    return vouched.test(host);
  }

  @Override
  public void step(String what) {}

  @Override
  public void moved() {}

  @Override
  public void greeted(ProbeAnswer answer) {}

  @Override
  public void roundTrip(Duration time, boolean connected) {}

  @Override
  public Runnable onCancel(AutoCloseable resource) {
    return () -> {};
  }

  @Override
  public Runnable admit(InetAddress address) {
    return () -> {};
  }

  @Override
  public void neverLeft() {
    // There is no bound that it could count for.
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public Provenance provenance(String source, Channel channel) {
    return new Unbacked(source, channel, Instant.now());
  }

  @Override
  public void privateAddress(Host host) {}
}
