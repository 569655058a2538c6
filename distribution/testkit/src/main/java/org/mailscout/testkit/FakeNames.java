package org.mailscout.testkit;

import java.net.IDN;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.network.Names;

/**
 * Names by real rules, over a small set of public suffixes: the last label always, {@code co.uk},
 * {@code com.au}, {@code co.jp}, {@code github.io}, and those added.
 *
 * <p>Of the names that UTS #46 and the older IDNA read differently it knows {@code faß.de}, {@code
 * βόλος.com} and those added; others of that kind are not valid here.
 */
public final class FakeNames implements Names {

  private final Set<String> suffixes = ConcurrentHashMap.newKeySet();
  private final Map<String, Domain> deviations = new ConcurrentHashMap<>();

  /** Makes the small set. */
  public FakeNames() {
    suffixes.addAll(Set.of("co.uk", "com.au", "co.jp", "github.io"));
    with("faß.de", Domain.of("xn--fa-hia.de"));
    with("βόλος.com", Domain.of("xn--nxasmm1c.com"));
  }

  /** Adds a public suffix; returns this. */
  public FakeNames withSuffix(Domain suffix) {
    suffixes.add(suffix.name());
    return this;
  }

  /** Adds a name as a person types it; returns this. */
  public FakeNames with(String text, Domain domain) {
    deviations.put(text, domain);
    return this;
  }

  @Override
  public Optional<Domain> registrable(Host host) {
    String name = host.name();
    if (isSuffix(name)) {
      return Optional.empty();
    }
    String rest = name.substring(name.indexOf('.') + 1);
    while (!isSuffix(rest)) {
      name = rest;
      rest = name.substring(name.indexOf('.') + 1);
    }
    return Domain.parse(name);
  }

  @Override
  public boolean isPublicSuffix(Domain domain) {
    return isSuffix(domain.name());
  }

  private boolean isSuffix(String name) {
    return name.indexOf('.') < 0 || suffixes.contains(name);
  }

  @Override
  public Optional<Domain> toDomain(String text) {
    Optional<Domain> known = Optional.ofNullable(deviations.get(text));
    if (known.isPresent() || text.matches(".*[ßς\u200c\u200d].*")) {
      return known;
    }
    try {
      return Domain.parse(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toUnicode(Domain domain) {
    return deviations.entrySet().stream()
        .filter(entry -> entry.getValue().equals(domain))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> IDN.toUnicode(domain.name()));
  }
}
