package org.mailscout.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;

/** Merges findings by their mailbox service and puts them in order. */
final class Ranking {

  private final DiscoveryState state;
  private final Operators operators;

  Ranking(DiscoveryState state) {
    this.state = state;
    this.operators = new Operators(state);
  }

  Operators operators() {
    return operators;
  }

  /** A finding with its class and its place. */
  private record Placed(Finding finding, TrustClass trust, RankKey key) {}

  /** Returns the settings found so far, best first; the same findings give the same answer. */
  List<Ranked> rank(List<Finding> findings) {
    Map<String, TrustClass> named = operators.named(findings);
    Map<ServiceKey, List<Placed>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.settings().mailbox().isPresent()) {
        TrustClass trust = operators.lifted(finding, named);
        boolean elsewhere = operators.isElsewhere(finding.settings());
        groups
            .computeIfAbsent(finding.mailbox(), k -> new ArrayList<>())
            .add(new Placed(finding, trust, RankKey.of(finding, trust, elsewhere)));
      }
    }
    return groups.entrySet().stream()
        .map(e -> merge(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(Ranked::key).thenComparing(r -> r.mailbox().place()))
        .toList();
  }

  private Ranked merge(ServiceKey mailbox, List<Placed> found) {
    List<Placed> sorted = found.stream().sorted(Comparator.comparing(Placed::key)).toList();
    Placed best = sorted.get(0);
    Optional<Placed> sender =
        sorted.stream().filter(p -> p.finding().settings().submission().isPresent()).findFirst();
    TrustClass trust = best.trust();
    if (sender.isPresent() && !sender.get().equals(best)) {
      trust = trust.weaker(sender.get().trust());
    }
    Settings settings = services(sorted, sender, trust);
    RankKey key = best.key();
    RankKey weighed =
        new RankKey(
            key.last(),
            key.elsewhere(),
            trust,
            key.foreign(),
            key.protocol(),
            key.strategy(),
            key.lead(),
            key.security(),
            key.password(),
            key.order(),
            key.host(),
            key.port());
    return new Ranked(
        mailbox, settings, trust, weighed, sorted.stream().map(Placed::finding).toList());
  }

  private Settings services(List<Placed> sorted, Optional<Placed> sender, TrustClass trust) {
    List<Settings> all = sorted.stream().map(p -> p.finding().settings()).toList();
    List<Service> services = new ArrayList<>();
    services.add(completed(all.get(0).mailbox().orElseThrow(), all, Settings::mailbox));
    sender
        .flatMap(p -> p.finding().settings().submission())
        .ifPresent(s -> services.add(completed(s, all, Settings::submission)));
    for (Placed placed : sorted) {
      if (!trust.isBetterThan(placed.trust())) {
        placed.finding().settings().services().stream()
            .filter(s -> services.stream().noneMatch(o -> o.protocol().equals(s.protocol())))
            .filter(s -> !s.protocol().isMailbox() && !isSubmission(s))
            .forEach(services::add);
      }
    }
    return described(all, services);
  }

  private static boolean isSubmission(Service service) {
    return service.protocol().equals(org.mailscout.api.Protocol.SUBMISSION);
  }

  /** Returns the service with the kinds of sign-in and the session that another source tells. */
  private Service completed(
      Service service, List<Settings> all, Function<Settings, Optional<Service>> same) {
    Service whole = service;
    for (Settings settings : all) {
      Optional<Service> other =
          same.apply(settings).filter(o -> o.endpoint().equals(service.endpoint()));
      if (whole.authentication().isEmpty() && other.isPresent()) {
        whole = whole.withAuthentication(other.get().authentication());
      }
      if (whole.session().isEmpty() && other.flatMap(Service::session).isPresent()) {
        whole = whole.withSession(other.flatMap(Service::session).get());
      }
    }
    // What no source says the server itself has said.
    return whole.authentication().isEmpty()
        ? whole.withAuthentication(state.probes().offered(whole))
        : whole;
  }

  private static Settings described(List<Settings> all, List<Service> services) {
    Settings best = all.get(0);
    Settings merged = best.withServices(services);
    if (best.provider().isEmpty()) {
      Optional<String> name =
          all.stream().map(Settings::provider).flatMap(Optional::stream).findFirst();
      merged = name.isPresent() ? merged.withProvider(name.get()) : merged;
    }
    merged = merged.withIssuers(union(all, Settings::issuers));
    merged = merged.withNotes(union(all, Settings::notes));
    for (ConfirmReason doubt : best.doubts()) {
      merged = merged.withDoubt(doubt);
    }
    return merged;
  }

  private static <T> List<T> union(List<Settings> all, Function<Settings, List<T>> part) {
    Set<T> union = new LinkedHashSet<>();
    all.forEach(s -> union.addAll(part.apply(s)));
    return List.copyOf(union);
  }

  DiscoveryState state() {
    return state;
  }
}
