package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Domain;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.auth.AuthOffer;

/**
 * Settings in their place, with all that decided it.
 *
 * <p>A final class, since it will gain parts; made by the engine alone.
 */
public final class RankedSettings {

  private final int rank;
  private final Settings settings;
  private final TrustClass trust;
  private final Confirmation confirmation;
  private final Verification verification;
  private final List<AuthOffer> offers;
  private final List<Evidence> evidence;

  /**
   * What has to be confirmed before a credential goes to the settings' hosts.
   *
   * @param needed whether it still has to be: false where there is no reason, or the caller has
   *     confirmed all domains
   * @param because the reasons, in the order of {@link ConfirmReason}'s constants
   * @param domains the registrable domains to look at; empty where there is no reason
   */
  public record Confirmation(
      boolean needed, Set<ConfirmReason> because, SortedSet<Domain> domains) {}

  RankedSettings(
      int rank,
      Settings settings,
      TrustClass trust,
      Confirmation confirmation,
      Verification verification,
      List<AuthOffer> offers,
      List<Evidence> evidence) {
    this.rank = rank;
    this.settings = requireNonNull(settings, "settings");
    this.trust = requireNonNull(trust, "trust");
    this.confirmation = requireNonNull(confirmation, "confirmation");
    this.verification = requireNonNull(verification, "verification");
    this.offers = List.copyOf(offers);
    this.evidence = List.copyOf(evidence);
  }

  /** Returns the place, from 1. */
  public int rank() {
    return rank;
  }

  /** Returns the settings; user names are patterns to be filled in with the address. */
  public Settings settings() {
    return settings;
  }

  /** Returns how far they can be trusted. */
  public TrustClass trust() {
    return trust;
  }

  /** Returns what has to be confirmed first. */
  public Confirmation confirmation() {
    return confirmation;
  }

  /** Returns what connecting said. */
  public Verification verification() {
    return verification;
  }

  /** Returns the ways to sign in beyond a password, sorted by method id. */
  public List<AuthOffer> offers() {
    return offers;
  }

  /** Returns what they rest on, the strongest chain first. */
  public List<Evidence> evidence() {
    return evidence;
  }

  @Override
  public String toString() {
    return rank + ". " + trust.id() + " " + settings;
  }
}
