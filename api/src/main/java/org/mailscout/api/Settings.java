package org.mailscout.api;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One mailbox service, its submission where it needs one, and what rides along of the same
 * operator; or, without a mailbox, only what rides along.
 *
 * <p>Alternatives are settings of their own. Made by {@link #of} and completed by {@code with…},
 * each of which returns a copy.
 */
public final class Settings {

  private final List<Service> services;
  private final Optional<String> provider;
  private final List<IssuerHint> issuers;
  private final List<Note> notes;
  private final Set<ConfirmReason> doubts;
  private final int order;

  private Settings(
      List<Service> services,
      Optional<String> provider,
      List<IssuerHint> issuers,
      List<Note> notes,
      Set<ConfirmReason> doubts,
      int order) {
    this.services = services;
    this.provider = provider;
    this.issuers = issuers;
    this.notes = notes;
    this.doubts = doubts;
    this.order = order;
  }

  /**
   * Returns settings of these services.
   *
   * @param services the mailbox first, then its submission, then what rides along
   * @throws IllegalArgumentException if there is none, or a second mailbox or submission
   */
  public static Settings of(List<Service> services) {
    List<Service> copy = List.copyOf(services);
    long mailboxes = copy.stream().filter(s -> s.protocol().isMailbox()).count();
    long outgoing = copy.stream().filter(s -> s.protocol().equals(Protocol.SUBMISSION)).count();
    if (copy.isEmpty() || mailboxes > 1 || outgoing > 1) {
      throw new IllegalArgumentException("not one account: " + copy);
    }
    return new Settings(copy, Optional.empty(), List.of(), List.of(), Set.of(), 0);
  }

  /** Returns settings of these services, as {@link #of(List)} does. */
  public static Settings of(Service... services) {
    return of(List.of(services));
  }

  /** Returns a copy that names the provider as it calls itself. */
  public Settings withProvider(String name) {
    requireNonNull(name, "name");
    return new Settings(
        services,
        name.isBlank() ? Optional.empty() : Optional.of(name),
        issuers,
        notes,
        doubts,
        order);
  }

  /** Returns a copy with these issuers, the source's preference first. */
  public Settings withIssuers(List<IssuerHint> hints) {
    return new Settings(services, provider, List.copyOf(hints), notes, doubts, order);
  }

  /** Returns a copy with these notes. */
  public Settings withNotes(List<Note> texts) {
    return new Settings(services, provider, issuers, List.copyOf(texts), doubts, order);
  }

  /**
   * Returns a copy with one more reason to confirm; a strategy can add reasons, never remove one.
   */
  public Settings withDoubt(ConfirmReason reason) {
    Set<ConfirmReason> all = new LinkedHashSet<>(doubts);
    all.add(reason);
    return new Settings(
        services, provider, issuers, notes, java.util.Collections.unmodifiableSet(all), order);
  }

  /**
   * Returns a copy at this place in its source's own order.
   *
   * @param place 0 for what the source prefers; never negative
   */
  public Settings withOrder(int place) {
    if (place < 0) {
      throw new IllegalArgumentException("order " + place);
    }
    return new Settings(services, provider, issuers, notes, doubts, place);
  }

  /** Returns a copy of other services, all else kept. */
  public Settings withServices(List<Service> others) {
    Settings checked = of(others);
    return new Settings(checked.services, provider, issuers, notes, doubts, order);
  }

  /** Returns the services: the mailbox first, then its submission, then what rides along. */
  public List<Service> services() {
    return services;
  }

  /** Returns the mailbox service. */
  public Optional<Service> mailbox() {
    return services.stream().filter(s -> s.protocol().isMailbox()).findFirst();
  }

  /** Returns the submission service. */
  public Optional<Service> submission() {
    return services.stream().filter(s -> s.protocol().equals(Protocol.SUBMISSION)).findFirst();
  }

  /** Returns the provider's name for itself. */
  public Optional<String> provider() {
    return provider;
  }

  /** Returns the issuers that the source names, its preference first. */
  public List<IssuerHint> issuers() {
    return issuers;
  }

  /** Returns the notes for the user. */
  public List<Note> notes() {
    return notes;
  }

  /** Returns the reasons to confirm that the strategy itself saw. */
  public Set<ConfirmReason> doubts() {
    return doubts;
  }

  /** Returns the place in the source's own order, from 0. */
  public int order() {
    return order;
  }

  @Override
  public String toString() {
    return services.toString();
  }
}
