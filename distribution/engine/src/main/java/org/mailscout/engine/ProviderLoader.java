package org.mailscout.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.discovery.Disclosure;
import org.mailscout.api.discovery.DiscoveryStrategy;

/**
 * Finds strategies and auth methods with ServiceLoader, so that one bad jar is one line of output.
 */
final class ProviderLoader {

  private static final System.Logger LOG = System.getLogger(ProviderLoader.class.getName());
  private static final Set<String> RESERVED = Set.of("engine", "all", "none", "password");

  private final OptionValues options;
  private final List<Participant> loaded = new ArrayList<>();
  private final List<ProviderFault> faults = new ArrayList<>();
  private final Map<String, String> origins = new HashMap<>();
  private final Set<Class<?>> seen = new java.util.HashSet<>();

  ProviderLoader(OptionValues options) {
    this.options = options;
  }

  /** Loads what the layer or class loader of the engine sees. */
  void load() {
    ClassLoader own = ProviderLoader.class.getClassLoader();
    load(ServiceLoader.load(DiscoveryStrategy.class, own), false, "", "class path");
    load(ServiceLoader.load(AuthMethod.class, own), false, "", "class path");
  }

  /** Loads what one folder of plug-ins adds. */
  void load(Plugins.Plugin plugin) {
    plugin.strategies().ifPresent(l -> load(l, true, plugin.name(), plugin.jar()));
    plugin.methods().ifPresent(l -> load(l, true, plugin.name(), plugin.jar()));
    plugin.fault().ifPresent(this::fault);
  }

  private <T> void load(ServiceLoader<T> loader, boolean plugin, String folder, String jar) {
    Iterator<ServiceLoader.Provider<T>> providers = loader.stream().iterator();
    int broken = 0;
    // A broken provider throws out of hasNext, next or get; the iteration goes on to the next one.
    while (broken < 100) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<T> provider = providers.next();
        if (seen.add(provider.type())) {
          take(provider, plugin, folder);
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        broken++;
        fault(new ProviderFault("", jar, line(e)));
      }
    }
  }

  private void take(ServiceLoader.Provider<?> provider, boolean plugin, String folder) {
    Class<?> type = provider.type();
    String origin = Origin.of(type, folder);
    try {
      Object instance = provider.get();
      boolean foreign = plugin || !Origin.isOurs(type);
      Participant participant =
          instance instanceof DiscoveryStrategy strategy
              ? strategy(strategy, origin, foreign)
              : method((AuthMethod) instance, origin, foreign);
      register(participant);
    } catch (ServiceConfigurationError | LinkageError | RuntimeException | AssertionError e) {
      fault(new ProviderFault(type.getName(), origin, line(e)));
    }
  }

  private Participant strategy(DiscoveryStrategy strategy, String origin, boolean foreign) {
    String id = strategy.id().id();
    OptionValues.Of values = options.of(id, strategy.options());
    Disclosure disclosure = strategy.disclosure(values);
    return new Participant(
        id,
        origin,
        Origin.version(strategy.getClass()),
        foreign,
        Optional.of(strategy.reach()),
        disclosure,
        values,
        Optional.of(strategy),
        Optional.empty());
  }

  private Participant method(AuthMethod method, String origin, boolean foreign) {
    String id = method.id().id();
    OptionValues.Of values = options.of(id, method.options());
    return new Participant(
        id,
        origin,
        Origin.version(method.getClass()),
        foreign,
        Optional.empty(),
        method.disclosure(values),
        values,
        Optional.empty(),
        Optional.of(method));
  }

  private void register(Participant participant) {
    String kind = participant.strategy().isPresent() ? "strategy" : "auth method";
    String other = origins.putIfAbsent(kind + " " + participant.id(), participant.origin());
    if (RESERVED.contains(participant.id())) {
      fault(participant.fault("the id " + participant.id() + " is reserved"));
    } else if (other != null) {
      fault(participant.fault("the id " + participant.id() + " is taken by " + other));
    } else {
      loaded.add(participant);
      LOG.log(
          System.Logger.Level.DEBUG,
          () -> kind + " " + participant.id() + " of " + participant.origin());
    }
  }

  private void fault(ProviderFault fault) {
    faults.add(fault);
  }

  private static String line(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text = cause == e ? String.valueOf(e.getMessage()) : cause.toString();
    return "could not be loaded: " + text.replaceAll("\\s+", " ");
  }

  /** Returns what was loaded, sorted by kind and id, since no service loader promises an order. */
  List<Participant> participants() {
    return loaded.stream()
        .sorted(
            java.util.Comparator.comparing((Participant p) -> p.method().isPresent())
                .thenComparing(Participant::foreign)
                .thenComparing(Participant::id))
        .toList();
  }

  List<ProviderFault> faults() {
    List<ProviderFault> all = new ArrayList<>(faults);
    Set<String> ids = new TreeSet<>();
    loaded.forEach(p -> ids.add(p.id()));
    options.unknown(ids).forEach(k -> all.add(new ProviderFault("", "option", k)));
    return List.copyOf(all);
  }
}
