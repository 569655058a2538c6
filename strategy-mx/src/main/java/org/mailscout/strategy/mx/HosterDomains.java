package org.mailscout.strategy.mx;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.network.Names;

/** The domains under which a mail exchange's hoster may publish settings. */
final class HosterDomains {

  private HosterDomains() {}

  /**
   * Returns MXFULLDOMAIN, where it is longer, then MXBASEDOMAIN; neither is a public suffix, under
   * which strangers could publish.
   */
  static List<Domain> of(Host exchange, Names names) {
    Optional<Domain> base = names.registrable(exchange);
    if (base.isEmpty()) {
      return List.of();
    }
    Optional<Domain> full =
        exchange
            .parent()
            .filter(parent -> !parent.equals(base.get()) && parent.isWithin(base.get()))
            .filter(parent -> !names.isPublicSuffix(parent));
    return Stream.concat(full.stream(), base.stream()).toList();
  }
}
