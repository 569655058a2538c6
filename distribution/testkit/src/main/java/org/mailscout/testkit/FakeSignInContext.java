package org.mailscout.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.discovery.Deadline;

/**
 * A sign-in of fakes: a browser is there, no client id is, every service takes every credential,
 * and the deadline is five minutes away on a clock that stands.
 */
public final class FakeSignInContext implements SignInContext {

  private final EmailAddress address;
  private final FakeClock clock = new FakeClock();
  private final Deadline deadline = clock.in(Duration.ofMinutes(5));
  private final FakeOptions options = new FakeOptions();
  private final FakeOAuth oauth = new FakeOAuth();
  private final Map<String, OAuth.Client> clients = new ConcurrentHashMap<>();
  private final List<Service> proved = new CopyOnWriteArrayList<>();
  private volatile boolean browser = true;
  private volatile Optional<String> refusal = Optional.empty();
  private final Map<Protocol, Reason> failures = new ConcurrentHashMap<>();
  private volatile Optional<Reason> failure = Optional.empty();
  private volatile Optional<Hang> hang = Optional.empty();
  private final Line line = new Line(clock, deadline);

  private FakeSignInContext(EmailAddress address) {
    this.address = address;
    oauth.share(line);
  }

  /** Returns the sign-in to an account. */
  public static FakeSignInContext of(EmailAddress address) {
    return new FakeSignInContext(address);
  }

  /** Says whether a browser can be opened; returns this. */
  public FakeSignInContext withBrowser(boolean there) {
    browser = there;
    return this;
  }

  /** Adds a client id that the caller brings for an issuer; returns this. */
  public FakeSignInContext withClient(String issuer, OAuth.Client client) {
    clients.put(issuer, client);
    return this;
  }

  /** Makes services refuse every credential with these words; returns this. */
  public FakeSignInContext refusing(String words) {
    refusal = Optional.of(words);
    return this;
  }

  /** Makes every proof fail for this reason. */
  public void failProofs(Reason reason) {
    failure = Optional.of(reason);
  }

  /** Makes the proofs at services of this protocol fail for this reason; returns this. */
  public FakeSignInContext failProofs(Protocol protocol, Reason reason) {
    failures.put(protocol, reason);
    return this;
  }

  /** Makes every proof hang. */
  public Hang hangProofs() {
    Hang made = new Hang("a proof");
    hang = Optional.of(made);
    return made;
  }

  /** Lets the deadline pass: whoever waits in a fake is interrupted. */
  public void expire() {
    clock.advance(deadline.remaining().plus(Duration.ofNanos(1)));
  }

  /** Returns the services to which a credential went, in order. */
  public List<Service> proved() {
    return List.copyOf(proved);
  }

  @Override
  public EmailAddress address() {
    return address;
  }

  @Override
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public FakeClock clock() {
    return clock;
  }

  @Override
  public FakeOptions options() {
    return options;
  }

  @Override
  public FakeOAuth oauth() {
    return oauth;
  }

  @Override
  public boolean hasBrowser() {
    return browser;
  }

  @Override
  public Optional<OAuth.Client> client(String issuer) {
    return Optional.ofNullable(clients.get(issuer));
  }

  @Override
  public Optional<String> prove(Service service, Credential credential)
      throws LookupException, InterruptedException {
    line.check();
    proved.add(service);
    if (hang.isPresent()) {
      hang.get().reach();
      throw line.hang();
    }
    Optional<Reason> failed =
        failure.or(() -> Optional.ofNullable(failures.get(service.protocol())));
    if (failed.isPresent()) {
      throw new LookupException(failed.get(), service + ": " + failed.get() + " by a fake");
    }
    return refusal;
  }
}
