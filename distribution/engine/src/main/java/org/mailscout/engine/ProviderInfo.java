package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.discovery.Disclosure;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.discovery.Reach;

/**
 * A loaded strategy or auth method, for those who list them.
 *
 * @param id its id
 * @param kind what it is
 * @param version of its module or jar; empty where none is written there
 * @param origin the jar or module it comes from
 * @param foreign whether somebody else made it
 * @param reach the most that it can report; empty for auth methods
 * @param disclosure whom it may ask beyond the domain, and what they learn
 * @param options its own settings
 */
public record ProviderInfo(
    String id,
    Kind kind,
    String version,
    String origin,
    boolean foreign,
    Optional<Reach> reach,
    Disclosure disclosure,
    List<OptionKey<?>> options) {

  /** What a provider is. */
  public enum Kind {
    /** A way to find settings. */
    STRATEGY,
    /** A way to sign in. */
    AUTH_METHOD
  }

  /** Checks that nothing is missing. */
  public ProviderInfo {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(version, "version");
    requireNonNull(origin, "origin");
    requireNonNull(reach, "reach");
    requireNonNull(disclosure, "disclosure");
    options = List.copyOf(options);
  }
}
