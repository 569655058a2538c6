package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;

/**
 * Settings that an auth method may make an offer for; made by the engine and the test kit alone.
 *
 * <p>A final class, since it will gain parts.
 */
public final class Candidate {

  private final Settings settings;
  private final TrustClass trust;

  private Candidate(Settings settings, TrustClass trust) {
    this.settings = requireNonNull(settings, "settings");
    this.trust = requireNonNull(trust, "trust");
  }

  /** Returns a candidate; for the engine and the test kit. */
  public static Candidate of(Settings settings, TrustClass trust) {
    return new Candidate(settings, trust);
  }

  /** Returns the settings. */
  public Settings settings() {
    return settings;
  }

  /** Returns how far they can be trusted. */
  public TrustClass trust() {
    return trust;
  }

  @Override
  public String toString() {
    return trust.id() + " " + settings;
  }
}
