package org.mailscout.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.network.Failure;

/** What a discovery could not ask: whether "nothing there" can be said, and which class failed. */
final class Unasked {

  // DESIGN, "Outcomes".
  private static final Set<Reason> COULD_NOT_ASK =
      Set.of(
          Reason.TIMEOUT,
          Reason.SERVER_FAILURE,
          Reason.REFUSED,
          Reason.FORBIDDEN_BY_POLICY,
          Reason.UNREACHABLE,
          Reason.TLS);

  private final DiscoveryState state;

  Unasked(DiscoveryState state) {
    this.state = state;
  }

  /** Returns whether something could not be asked; call with the lock held. */
  boolean isAny() {
    if (isPortal()) {
      return true;
    }
    return state.inquiries().stream()
        .filter(i -> i.who().strategy().isPresent())
        .flatMap(i -> i.calls().stream())
        .anyMatch(this::wasNotAsked);
  }

  private boolean wasNotAsked(EngineCall call) {
    if (call.isOpen()) {
      return !call.by().isGated();
    }
    Optional<Failure> failure = call.failure();
    if (failure.isEmpty() || !COULD_NOT_ASK.contains(failure.get().reason())) {
      return false;
    }
    // The ISP database's host with a wrong certificate is a portal's doing.
    boolean thirdParty = host(call).map(call.by().who().disclosure()::covers).orElse(false);
    boolean portal = thirdParty && failure.get().reason().equals(Reason.TLS);
    return portal || !failure.get().nothingThere();
  }

  /** Returns whether one server answers for unrelated names, as a portal does. */
  private boolean isPortal() {
    String own = state.domain().name();
    return state.inquiries().stream()
        .flatMap(i -> i.who().disclosure().entries().stream())
        .map(e -> e.host().name())
        .anyMatch(
            third ->
                !third.endsWith(own)
                    && (state.facts().shareAnAddress(third, own)
                        || state.facts().shareAnAddress(third, state.facts().randomName())));
  }

  /**
   * Returns the best class that a source could have reported which failed, or has been silent.
   *
   * @param awaited what was waited for: whatever else is open is cut off and leaves no doubt, since
   *     it would have taken no first place, and how far it has come is luck
   */
  Optional<TrustClass> strongest(Predicate<Inquiry> awaited) {
    return state.inquiries().stream()
        .filter(i -> i.who().strategy().isPresent())
        .filter(i -> leftDoubt(i, awaited.test(i)))
        .map(Inquiry::best)
        .min(TrustClass::compareTo);
  }

  private boolean leftDoubt(Inquiry inquiry, boolean awaited) {
    return inquiry.calls().stream().anyMatch(call -> leftDoubt(call, awaited));
  }

  private boolean leftDoubt(EngineCall call, boolean awaited) {
    // A failing host that only a wildcard names never was a source.
    if (host(call).map(state.facts()::onlyByWildcard).orElse(false)) {
      return false;
    }
    if (call.isOpen()) {
      return awaited && !call.by().isGated();
    }
    return call.failure()
        .filter(f -> COULD_NOT_ASK.contains(f.reason()))
        .filter(f -> !f.nothingThere() || f.reason().equals(Reason.TLS))
        .isPresent();
  }

  private static Optional<Host> host(EngineCall call) {
    return Url.parse(call.asked()).map(Url::host);
  }
}
