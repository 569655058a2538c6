package org.mailscout.engine;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.api.network.Names;
import org.mailscout.network.AddressParser;
import org.mailscout.network.MalformedAddressException;
import org.mailscout.network.Network;

/**
 * The front door: one engine with its providers, its caches and its connections.
 *
 * <p>Safe for use by many threads; meant to be kept, since a second discovery is faster than a
 * first.
 *
 * <pre>{@code
 * try (Mailscout mailscout = Mailscout.open()) {
 *   DiscoveryResult result = mailscout.discover("jane@example.com");
 *   for (RankedSettings found : result.settings()) {
 *     System.out.println(found.trust().id() + " " + found.settings().services());
 *   }
 * }
 * }</pre>
 */
public final class Mailscout implements AutoCloseable {

  private final DiscoveryFactory factory;
  private final List<ProviderFault> faults;
  private final Network network;
  private final SortedMap<String, String> options;

  Mailscout(MailscoutBuilder settings) {
    ProviderLoader loader = new ProviderLoader(new OptionValues(settings.options()));
    loader.load();
    settings.plugins().map(Plugins::open).ifPresent(all -> all.forEach(loader::load));
    this.faults = loader.faults();
    this.options = new TreeMap<>(settings.options());
    this.factory =
        Guice.createInjector(Stage.PRODUCTION, new EngineModule(settings, loader.participants()))
            .getInstance(DiscoveryFactory.class);
    this.network =
        new Network(
            factory.adapters().dns(),
            settings.route(),
            settings.trustAnchors(),
            settings.proxy(),
            factory.adapters().limits());
  }

  /** Returns an engine with the system's resolvers and no plug-ins beyond the program's path. */
  public static Mailscout open() {
    return builder().build();
  }

  /** Returns a builder of an engine. */
  public static MailscoutBuilder builder() {
    return new MailscoutBuilder();
  }

  /**
   * Returns a builder of the request for what a person typed: an address, or a domain.
   *
   * @throws MalformedAddressException if it is neither, with a line that can be shown
   */
  public DiscoveryRequest.Builder request(String text) throws MalformedAddressException {
    AddressParser.Parsed parsed = new AddressParser(names()).parse(text);
    return parsed
        .address()
        .map(DiscoveryRequest::builder)
        .orElseGet(() -> DiscoveryRequest.builder(parsed.domain().orElseThrow()));
  }

  /**
   * Discovers the settings of an address or a domain, as {@link #discover(DiscoveryRequest)} does.
   *
   * @throws MalformedAddressException if the text is neither
   * @throws InterruptedException if the thread is interrupted
   */
  public DiscoveryResult discover(String text)
      throws MalformedAddressException, InterruptedException {
    return discover(request(text).build());
  }

  /**
   * Discovers settings, blocking the calling thread until they are found and verified.
   *
   * @throws IllegalArgumentException if the request names a strategy that is not loaded
   * @throws InterruptedException if the thread is interrupted
   */
  public DiscoveryResult discover(DiscoveryRequest request) throws InterruptedException {
    return newDiscovery(request).await();
  }

  /**
   * Returns a discovery that has not begun.
   *
   * @throws IllegalArgumentException if the request names a strategy that is not loaded
   */
  public Discovery newDiscovery(DiscoveryRequest request) {
    Set<String> loaded = new TreeSet<>();
    factory.participants().stream()
        .filter(p -> p.strategy().isPresent())
        .forEach(p -> loaded.add(p.id()));
    for (StrategyId named : request.named()) {
      if (!loaded.contains(named.id())) {
        throw new IllegalArgumentException(
            "no strategy " + named + "; there are " + String.join(", ", loaded));
      }
    }
    return factory.make(request);
  }

  /** Returns the loaded strategies and auth methods, strategies first, each sorted by id. */
  public List<ProviderInfo> providers() {
    List<ProviderInfo> all = new ArrayList<>();
    for (Participant p : factory.participants()) {
      all.add(
          new ProviderInfo(
              p.id(),
              p.strategy().isPresent() ? ProviderInfo.Kind.STRATEGY : ProviderInfo.Kind.AUTH_METHOD,
              p.version(),
              p.origin(),
              p.foreign(),
              p.reach(),
              p.disclosure(),
              p.strategy().map(s -> s.options()).orElse(List.of())));
    }
    return List.copyOf(all);
  }

  /** Returns what could not be loaded. */
  public List<ProviderFault> faults() {
    return faults;
  }

  /** Returns the loaded auth method of this id, and its own settings as the caller made them. */
  public Optional<LoadedMethod> authMethod(AuthMethodId id) {
    return factory.participants().stream()
        .filter(p -> p.method().isPresent() && p.id().equals(id.id()))
        .findFirst()
        .map(p -> new LoadedMethod(p.method().orElseThrow(), p.options(), p.origin()));
  }

  /** Returns how connections are made, for those who sign in to what a discovery found. */
  public Network network() {
    return network;
  }

  /** Returns the date of the table of well-known providers. */
  public LocalDate dataAge() {
    return factory.adapters().providers().age();
  }

  /**
   * Returns what discoveries read on this computer: the table that ships, its overlays, and each
   * folder or archive that an option names.
   */
  public List<LocalData> localData() {
    Adapters adapters = factory.adapters();
    List<LocalData> all = new ArrayList<>();
    all.add(new LocalData("provider table", "", dataAge()));
    adapters
        .providers()
        .overlayAges()
        .forEach((where, date) -> all.add(new LocalData("provider table", where, date)));
    options.forEach(
        (key, value) ->
            path(value)
                .flatMap(adapters.documents()::newest)
                .ifPresent(date -> all.add(new LocalData(key, value, date))));
    return List.copyOf(all);
  }

  // An option's value need not be a path at all.
  private static Optional<Path> path(String value) {
    try {
      return Optional.of(Path.of(value)).filter(path -> !value.isBlank());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Returns registrable domains and internationalised names. */
  public Names names() {
    return factory.adapters().names();
  }

  /** Cancels what is under way, and closes all connections. May be called again. */
  @Override
  public void close() {
    factory.close();
  }
}
