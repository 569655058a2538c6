package org.mailscout.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Host;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.Provider;
import org.mailscout.api.network.RecordType;
import org.mailscout.api.network.SrvRecord;

/** What the answers of one discovery say apart from settings: its MX, its names, its addresses. */
final class Facts {

  private final String randomName;
  private final Map<String, Set<IpAddress>> addresses = new HashMap<>();
  private final Set<Host> named = ConcurrentHashMap.newKeySet();
  private final Set<Host> privates = ConcurrentHashMap.newKeySet();
  private volatile boolean mxAnswered;
  private volatile boolean nullMx;
  private volatile @Nullable Provider provider;

  /**
   * @param randomName a name below the domain that nobody can have given an address on purpose
   */
  Facts(String randomName) {
    this.randomName = randomName;
  }

  String randomName() {
    return randomName;
  }

  /** Notes an answer's addresses, and the hosts that it names. */
  synchronized void seen(DnsAnswer answer) {
    RecordType type = answer.question().type();
    if (type == RecordType.A || type == RecordType.AAAA) {
      addresses
          .computeIfAbsent(answer.question().name(), n -> new HashSet<>())
          .addAll(answer.addresses());
    }
    answer.services().stream().map(SrvRecord::target).flatMap(Optional::stream).forEach(named::add);
    answer.exchanges().stream()
        .map(MxRecord::exchange)
        .flatMap(Optional::stream)
        .forEach(named::add);
  }

  /** Lets everybody ask a host, since an answer about the domain named it. */
  void name(Host host) {
    named.add(host);
  }

  boolean isNamed(Host host) {
    return named.contains(host);
  }

  /** Returns whether all that is known of the host's addresses is what a random name has too. */
  synchronized boolean onlyByWildcard(Host host) {
    Set<IpAddress> random = addresses.getOrDefault(randomName, Set.of());
    Set<IpAddress> known = addresses.getOrDefault(host.name(), Set.of());
    return !known.isEmpty() && random.containsAll(known);
  }

  /** Returns whether both names are served by one address. */
  synchronized boolean shareAnAddress(String one, String other) {
    return addresses.getOrDefault(one, Set.of()).stream()
        .anyMatch(addresses.getOrDefault(other, Set.of())::contains);
  }

  synchronized boolean resolves(String name) {
    return !addresses.getOrDefault(name, Set.of()).isEmpty();
  }

  void mxAnswered(boolean takesNoMail, Optional<Provider> row) {
    nullMx = takesNoMail;
    provider = row.orElse(null);
    mxAnswered = true;
  }

  boolean isMxAnswered() {
    return mxAnswered;
  }

  boolean isNullMx() {
    return nullMx;
  }

  /** Returns the row of the table that the most preferred mail exchange belongs to. */
  Optional<Provider> provider() {
    return Optional.ofNullable(provider);
  }

  boolean providerIs(Provider.Kind kind) {
    return provider().map(p -> p.kind() == kind).orElse(false);
  }

  void privateAddress(Host host) {
    privates.add(host);
  }

  boolean isPrivate(Host host) {
    return privates.contains(host);
  }
}
