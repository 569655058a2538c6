package org.mailscout.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.network.Provider;

/** Who runs a service, and what the better classes say of whom. */
final class Operators {

  private final DiscoveryState state;

  Operators(DiscoveryState state) {
    this.state = state;
  }

  /** Returns the provider row that names the host, else its registrable domain. */
  String of(Host host) {
    return state
        .adapters()
        .providers()
        .operatorOf(host)
        .orElseGet(() -> state.names().registrable(host).map(Domain::name).orElse(host.name()));
  }

  /** Returns whether the MX names a mailbox provider, and the settings are at another. */
  boolean isElsewhere(Settings settings) {
    Optional<Provider> row =
        state.facts().provider().filter(p -> p.kind() == Provider.Kind.MAILBOX);
    return row.isPresent()
        && settings
            .mailbox()
            .map(s -> !of(s.endpoint().host()).equals(row.get().id()))
            .orElse(false);
  }

  /**
   * Returns the best class that names each operator.
   *
   * <p>What only guesses say names nobody.
   */
  Map<String, TrustClass> named(List<Finding> findings) {
    Map<String, TrustClass> named = new TreeMap<>();
    state
        .facts()
        .provider()
        .filter(p -> p.kind() == Provider.Kind.MAILBOX)
        .ifPresent(p -> named.put(p.id(), TrustClass.LISTED));
    for (Finding finding : findings) {
      if (finding.trust() != TrustClass.GUESS) {
        operatorsOf(finding.settings())
            .forEach(o -> named.merge(o, finding.trust(), TrustClass::stronger));
      }
    }
    return named;
  }

  /** Returns the finding's class, lifted where a better class names all its operators. */
  TrustClass lifted(Finding finding, Map<String, TrustClass> named) {
    TrustClass weakest = TrustClass.OWN;
    for (String operator : operatorsOf(finding.settings())) {
      weakest = weakest.weaker(named.getOrDefault(operator, TrustClass.GUESS));
    }
    return finding.trust().stronger(weakest);
  }

  private Set<String> operatorsOf(Settings settings) {
    Set<String> operators = new HashSet<>();
    for (Service service : settings.services()) {
      operators.add(of(service.endpoint().host()));
    }
    return operators;
  }
}
