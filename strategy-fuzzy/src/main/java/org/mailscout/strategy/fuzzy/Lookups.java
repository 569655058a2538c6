package org.mailscout.strategy.fuzzy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.RecordType;
import org.mailscout.api.network.Round;

/** Which names exist by themselves, and not only by a wildcard record. */
final class Lookups {

  private final Round round;
  private final Runnable changed;
  private final Map<Host, Optional<DnsAnswer>> names = new HashMap<>();
  private final Set<Host> named = new HashSet<>();
  private final Set<IpAddress> wildcard = new HashSet<>();
  private final Set<Host> wildcardAliases = new HashSet<>();
  private boolean wildcardKnown;
  private Optional<Failure> failure = Optional.empty();

  Lookups(Round round, Runnable changed) {
    this.round = round;
    this.changed = changed;
  }

  /** Asks for one random name, which only a wildcard record answers. */
  void askForWildcard(Domain domain) {
    String random = "x" + UUID.randomUUID().toString().substring(0, 13);
    Host.parse(random + "." + domain.name())
        .ifPresentOrElse(
            host -> round.dns(DnsQuestion.of(host, RecordType.A), this::wildcard),
            () -> wildcardKnown = true);
  }

  private void wildcard(DnsAnswer answer) {
    wildcardKnown = true;
    wildcard.addAll(answer.addresses());
    wildcardAliases.addAll(answer.aliases());
    changed.run();
  }

  /** Takes the host as named by something better than a guess: no wildcard speaks against it. */
  void name(Host host) {
    named.add(host);
  }

  /** Asks for a name, once. */
  void ask(Host host) {
    if (names.putIfAbsent(host, Optional.empty()) == null) {
      round.dns(DnsQuestion.of(host, RecordType.A), answer -> answered(host, answer));
    }
  }

  private void answered(Host host, DnsAnswer answer) {
    // A name without A records can still have AAAA records; few do, so they are not asked ahead.
    boolean asksOn =
        answer.question().type().equals(RecordType.A)
            && answer.failure().isEmpty()
            && answer.nameExists()
            && answer.addresses().isEmpty();
    if (asksOn) {
      round.dns(DnsQuestion.of(host, RecordType.AAAA), next -> answered(host, next));
      return;
    }
    names.put(host, Optional.of(answer));
    failure = failure.or(answer::failure);
    changed.run();
  }

  boolean wildcardKnown() {
    return wildcardKnown;
  }

  boolean isPending(Host host) {
    return names.getOrDefault(host, Optional.empty()).isEmpty() && names.containsKey(host);
  }

  /** Returns whether the host is there; true for hosts that were never asked for. */
  boolean exists(Host host) {
    if (!names.containsKey(host)) {
      return named.contains(host);
    }
    return names.getOrDefault(host, Optional.empty()).filter(a -> exists(host, a)).isPresent();
  }

  private boolean exists(Host host, DnsAnswer answer) {
    if (answer.failure().isPresent() || answer.addresses().isEmpty()) {
      return false;
    }
    boolean wild =
        wildcard.containsAll(answer.addresses())
            || answer.aliases().stream().anyMatch(wildcardAliases::contains);
    return !wild || named.contains(host);
  }

  /** Returns why the first name that could not be asked for could not. */
  Optional<Failure> failure() {
    return failure;
  }
}
