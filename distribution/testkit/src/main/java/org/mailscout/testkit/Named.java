package org.mailscout.testkit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Target;
import org.mailscout.api.Url;

/** The registrable domains that a strategy may ask: the domain's, its lead's, what answers name. */
final class Named {

  private final FakeNames names;
  private final Set<Domain> domains = new HashSet<>();

  private Named(FakeNames names) {
    this.names = names;
  }

  /** Returns what may be asked after the scenario was run. */
  static Named in(Scenario scenario) {
    FakeDiscoveryContext context = scenario.context();
    Named named = new Named(context.names());
    named.add(context.domain().host());
    named.add(host(scenario.question().target()));
    context
        .dns()
        .published()
        .forEach(
            records -> {
              records.services().forEach(service -> service.target().ifPresent(named::add));
              records.exchanges().forEach(exchange -> exchange.exchange().ifPresent(named::add));
              records.aliases().forEach(named::add);
            });
    context.http().mentioned().forEach(named::add);
    return named;
  }

  boolean covers(Host host) {
    return names.registrable(host).map(domains::contains).orElse(false);
  }

  private void add(Host host) {
    Optional<Domain> registrable = names.registrable(host);
    registrable.ifPresent(domains::add);
  }

  private static Host host(Target target) {
    if (target instanceof Domain domain) {
      return domain.host();
    }
    return target instanceof Url url ? url.host() : (Host) target;
  }
}
