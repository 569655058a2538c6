package org.mailscout.engine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.network.Channel;

/** Says what has to be confirmed of settings, why, and which domains to look at. */
final class Confirmations {

  // The ports of attacks.md A14 that mail is served on; any other is unusual.
  private static final Set<Integer> USUAL_PORTS =
      Set.of(25, 110, 143, 443, 465, 587, 993, 995, 4190);

  private final DiscoveryState state;
  private final Optional<TrustClass> failed;

  /**
   * @param failed the best class of a source that could not be asked
   */
  Confirmations(DiscoveryState state, Optional<TrustClass> failed) {
    this.state = state;
    this.failed = failed;
  }

  RankedSettings.Confirmation of(Ranked ranked, List<AuthOffer> offers) {
    Set<ConfirmReason> because = new LinkedHashSet<>();
    List<Service> services = ranked.settings().services();
    boolean outside = services.stream().anyMatch(s -> !TrustRules.isWithinDomain(state, s));
    boolean dns = ranked.trust() == TrustClass.UNSIGNED && restsOnDns(ranked);
    if (dns || ranked.trust() == TrustClass.LEAD) {
      because.add(ConfirmReason.UNSIGNED_DNS);
    }
    if (outside && ranked.trust().compareTo(TrustClass.LEAD) >= 0) {
      because.add(ConfirmReason.OTHER_DOMAIN);
    }
    if (isRedirected(ranked)) {
      because.add(ConfirmReason.REDIRECTED);
    }
    if (isClear(ranked)) {
      because.add(ConfirmReason.CLEARTEXT);
    }
    if (failed.map(f -> f.isBetterThan(ranked.trust())).orElse(false)) {
      because.add(ConfirmReason.STRONGER_SOURCE_FAILED);
    }
    Set<Domain> issuers = issuersElsewhere(ranked, offers);
    if (!issuers.isEmpty()) {
      because.add(ConfirmReason.ISSUER_ELSEWHERE);
    }
    if (services.stream().anyMatch(s -> !USUAL_PORTS.contains(s.endpoint().port().number()))) {
      because.add(ConfirmReason.ODD_PORT);
    }
    if (services.stream().anyMatch(s -> state.facts().isPrivate(s.endpoint().host()))) {
      because.add(ConfirmReason.PRIVATE_ADDRESS);
    }
    because.addAll(ranked.settings().doubts());
    return confirmation(because, services, issuers);
  }

  private RankedSettings.Confirmation confirmation(
      Set<ConfirmReason> because, List<Service> services, Set<Domain> issuers) {
    SortedSet<Domain> domains = new TreeSet<>();
    if (!because.isEmpty()) {
      services.forEach(s -> domains.add(registrable(s.endpoint().host())));
      domains.addAll(issuers);
    }
    boolean needed = !state.request().confirmed().containsAll(domains);
    return new RankedSettings.Confirmation(
        needed, Collections.unmodifiableSet(because), Collections.unmodifiableSortedSet(domains));
  }

  private Domain registrable(Host host) {
    return state.names().registrable(host).orElseGet(() -> Domain.of(host.name()));
  }

  private static boolean restsOnDns(Ranked ranked) {
    return ranked.best().restsOn().stream().anyMatch(p -> p.channel().equals(Channel.DNS));
  }

  private boolean isRedirected(Ranked ranked) {
    if (EnumSet.of(TrustClass.OWN, TrustClass.LISTED).contains(ranked.trust())) {
      return false;
    }
    return ranked.best().restsOn().stream()
        .filter(p -> p.kind() == AnswerProvenance.Kind.HTTP && p.hops().size() > 1)
        .anyMatch(p -> leaves(p.hops()));
  }

  private boolean leaves(List<Url> hops) {
    Host first = hops.get(0).host();
    return hops.stream().anyMatch(u -> !state.names().sameRegistrable(u.host(), first));
  }

  private static boolean isClear(Ranked ranked) {
    return ranked.key().last() > 0
        || ranked.settings().services().stream()
            .anyMatch(s -> s.endpoint().security().equals(Security.NONE));
  }

  /** Returns the registrable domains of issuers that nothing ties to the services. */
  private Set<Domain> issuersElsewhere(Ranked ranked, List<AuthOffer> offers) {
    Set<Domain> elsewhere = new TreeSet<>();
    Host mailbox = ranked.settings().mailbox().orElseThrow().endpoint().host();
    for (AuthOffer offer : offers) {
      Optional<Host> issuer = offer.issuer().flatMap(Url::parse).map(Url::host);
      if (issuer.isPresent()
          && !state.names().sameRegistrable(issuer.get(), mailbox)
          && !isVouched(ranked, offer)) {
        elsewhere.add(registrable(issuer.get()));
      }
    }
    return elsewhere;
  }

  // One own-domain document, or a list, that names both the services and the issuer; or an issuer
  // that the method itself knows for these hosts, with a client id to bring.
  private static boolean isVouched(Ranked ranked, AuthOffer offer) {
    boolean strong = ranked.trust().compareTo(TrustClass.LISTED) <= 0;
    boolean published =
        ranked.settings().issuers().stream()
            .anyMatch(i -> offer.issuer().orElse("").contains(i.issuer()));
    return (strong && published) || offer.registration().equals(AuthOffer.Registration.CONFIGURED);
  }
}
