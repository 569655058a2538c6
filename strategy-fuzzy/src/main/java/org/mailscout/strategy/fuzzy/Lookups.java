package org.mailscout.strategy.fuzzy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

  private static final List<RecordType> BOTH = List.of(RecordType.A, RecordType.AAAA);

  private final Round round;
  private final Runnable changed;
  private final Map<Host, Name> names = new HashMap<>();
  private final Set<Host> named = new HashSet<>();
  private Name wildcard = new Name();
  private Optional<Failure> failure = Optional.empty();

  Lookups(Round round, Runnable changed) {
    this.round = round;
    this.changed = changed;
  }

  /** What is known of one name. */
  private static final class Name {
    private final Set<IpAddress> addresses = new HashSet<>();
    private final Set<Host> aliases = new HashSet<>();
    private int open;

    boolean isKnown() {
      return open == 0 || !addresses.isEmpty();
    }
  }

  /** Asks for one random name, which only a wildcard record answers. */
  void askForWildcard(Domain domain) {
    String random = "x" + UUID.randomUUID().toString().substring(0, 13);
    Host.parse(random + "." + domain.name()).ifPresent(host -> wildcard = ask(host, BOTH));
  }

  /** Takes the host as named by something better than a guess: no wildcard speaks against it. */
  void name(Host host) {
    named.add(host);
  }

  /**
   * Asks for the addresses of both families, once: whoever connects needs both, and would ask for
   * what is not there yet.
   */
  void askForBoth(Host host) {
    if (!names.containsKey(host)) {
      ask(host, BOTH);
    }
  }

  /** Asks for a name that few have, once; in the other family only where it is not there. */
  void ask(Host host) {
    if (!names.containsKey(host)) {
      ask(host, List.of(RecordType.A));
    }
  }

  private Name ask(Host host, List<RecordType> types) {
    Name name = new Name();
    names.put(host, name);
    name.open = types.size();
    for (RecordType type : types) {
      round.dns(DnsQuestion.of(host, type), answer -> answered(host, name, types, answer));
    }
    return name;
  }

  private void answered(Host host, Name name, List<RecordType> asked, DnsAnswer answer) {
    name.open--;
    name.addresses.addAll(answer.addresses());
    name.aliases.addAll(answer.aliases());
    failure = failure.or(answer::failure);
    boolean asksOn =
        answer.question().type().equals(RecordType.A)
            && !asked.contains(RecordType.AAAA)
            && answer.failure().isEmpty()
            && answer.nameExists()
            && answer.addresses().isEmpty();
    if (asksOn) {
      name.open++;
      round.dns(DnsQuestion.of(host, RecordType.AAAA), next -> answered(host, name, asked, next));
    }
    changed.run();
  }

  /** Returns whether it is known which names a wildcard record answers, in both families. */
  boolean wildcardKnown() {
    return wildcard.open == 0;
  }

  boolean isPending(Host host) {
    return known(host).filter(name -> !name.isKnown()).isPresent();
  }

  /** Returns whether the host is there; true for named hosts that were never asked for. */
  boolean exists(Host host) {
    return known(host).map(name -> exists(host, name)).orElse(named.contains(host));
  }

  private boolean exists(Host host, Name name) {
    boolean wild =
        wildcard.addresses.containsAll(name.addresses)
            || name.aliases.stream().anyMatch(wildcard.aliases::contains);
    return !name.addresses.isEmpty() && (!wild || named.contains(host));
  }

  /** Returns the host's addresses, as far as they are known. */
  Set<IpAddress> addresses(Host host) {
    return known(host).map(name -> Set.copyOf(name.addresses)).orElse(Set.of());
  }

  private Optional<Name> known(Host host) {
    return Optional.ofNullable(names.get(host));
  }

  /** Returns why the first name that could not be asked for could not. */
  Optional<Failure> failure() {
    return failure;
  }
}
