package org.mailscout.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Host;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Provider;

/** The rows of all files, to be looked up by the ends of names. */
final class ProviderIndex {

  private final Map<String, List<Entry>> byPlainEnd = new HashMap<>();
  private final Map<String, String> operators = new HashMap<>();
  private final Map<String, String> hosts = new HashMap<>();
  private final LocalDate shipped;

  /** One pattern of one row; the lower the layer, the more it counts. */
  private record Entry(ExchangePattern pattern, ProviderRow row, int layer) {

    boolean isBetterThan(Entry other) {
      int more = pattern.labels().size() - other.pattern.labels().size();
      if (more == 0) {
        more = other.layer - layer;
      }
      return more == 0 ? pattern.plainCharacters() > other.pattern.plainCharacters() : more > 0;
    }
  }

  private ProviderIndex(LocalDate shipped) {
    this.shipped = shipped;
  }

  /** Returns the index of these files, the first ones before the later, the shipped one last. */
  static ProviderIndex of(List<ProviderFile> overlays, ProviderFile shipped) {
    ProviderIndex index = new ProviderIndex(LocalDate.parse(shipped.date()));
    List<ProviderFile> files = new ArrayList<>(overlays);
    files.add(shipped);
    Set<String> taken = new HashSet<>();
    for (int layer = 0; layer < files.size(); layer++) {
      Set<String> ids = new HashSet<>();
      for (ProviderRow row : files.get(layer).rows()) {
        if (!taken.contains(row.id())) {
          index.add(row, layer);
        }
        ids.add(row.id());
      }
      taken.addAll(ids);
    }
    return index;
  }

  private void add(ProviderRow row, int layer) {
    for (ExchangePattern pattern : row.exchanges()) {
      byPlainEnd
          .computeIfAbsent(pattern.plainEnd(), end -> new ArrayList<>(1))
          .add(new Entry(pattern, row, layer));
    }
    for (String domain : row.domains()) {
      operators.putIfAbsent(domain, row.id());
    }
    row.settings().stream()
        .flatMap(Collection::stream)
        .map(ServiceTemplate::fixedHost)
        .flatMap(Optional::stream)
        .forEach(host -> hosts.putIfAbsent(host, row.id()));
  }

  LocalDate shipped() {
    return shipped;
  }

  Optional<Provider> byExchange(Host exchange, Function<String, Provenance> provenance) {
    List<String> labels = List.of(exchange.name().split("\\.", -1));
    @Nullable Entry best = null;
    for (String end : ends(exchange.name())) {
      for (Entry entry : byPlainEnd.getOrDefault(end, List.of())) {
        boolean matches = entry.pattern().match(labels).isPresent() && !isException(entry, labels);
        if (matches && (best == null || entry.isBetterThan(best))) {
          best = entry;
        }
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    List<String> wild = best.pattern().match(labels).orElseThrow();
    return Optional.of(best.row().apply(exchange.name(), wild, provenance));
  }

  private static boolean isException(Entry entry, List<String> labels) {
    return entry.row().exceptions().stream().anyMatch(e -> e.match(labels).isPresent());
  }

  Optional<String> operatorOf(Host host) {
    @Nullable String exact = hosts.get(host.name());
    if (exact != null) {
      return Optional.of(exact);
    }
    return ends(host.name()).stream()
        .filter(operators::containsKey)
        .map(end -> operators.getOrDefault(end, ""))
        .findFirst();
  }

  /** Returns the name and what is left of it label by label, the longest first. */
  private static List<String> ends(String name) {
    List<String> ends = new ArrayList<>();
    ends.add(name);
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      ends.add(name.substring(dot + 1));
    }
    return ends;
  }
}
