package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Note;
import org.mailscout.api.Service;

/**
 * What one discovery found.
 *
 * <p>A final class, since it will gain parts; made by the engine alone. Lists are immutable.
 */
public final class DiscoveryResult {

  private final DiscoveryRequest request;
  private final Outcome outcome;
  private final Optional<Duration> found;
  private final Duration elapsed;
  private final List<RankedSettings> settings;
  private final List<Service> extras;
  private final List<Note> notes;
  private final List<Attempt> attempts;
  private final List<ProviderFault> faults;

  DiscoveryResult(
      DiscoveryRequest request,
      Optional<Duration> found,
      Duration elapsed,
      Answer answer,
      List<Attempt> attempts,
      List<ProviderFault> faults) {
    this.request = requireNonNull(request, "request");
    this.outcome = answer.outcome();
    this.found = found;
    this.elapsed = elapsed;
    this.settings = List.copyOf(answer.settings());
    this.extras = List.copyOf(answer.extras());
    this.notes = List.copyOf(answer.notes());
    this.attempts = List.copyOf(attempts);
    this.faults = List.copyOf(faults);
  }

  /** What a discovery has to say, apart from how it came to it. */
  record Answer(
      Outcome outcome, List<RankedSettings> settings, List<Service> extras, List<Note> notes) {}

  /** Returns the address asked for; empty where only a domain was. */
  public Optional<EmailAddress> address() {
    return request.address();
  }

  /** Returns the domain asked for. */
  public Domain domain() {
    return request.domain();
  }

  /** Returns how it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Returns when the first place was final, from the start; empty where nothing was found. */
  public Optional<Duration> found() {
    return found;
  }

  /** Returns how long it took, verification included. */
  public Duration elapsed() {
    return elapsed;
  }

  /** Returns the settings, best first. */
  public List<RankedSettings> settings() {
    return settings;
  }

  /** Returns services found without a mailbox: CalDAV, CardDAV, ManageSieve. */
  public List<Service> extras() {
    return extras;
  }

  /** Returns notes for the user that concern no settings. */
  public List<Note> notes() {
    return notes;
  }

  /** Returns the trace, in the order in which the questions began. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** Returns what providers did wrong in this discovery. */
  public List<ProviderFault> faults() {
    return faults;
  }
}
