package org.mailscout.oauth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.RankedSettings;

/** What one sign-in is asked: made by a {@link Builder}. */
public final class SignInRequest {

  private final EmailAddress address;
  private final RankedSettings found;
  private final Optional<AuthOffer> offer;
  private final Set<Domain> confirmed;
  private final boolean browser;
  private final Clients clients;
  private final Optional<PrivateUseRedirect> redirect;
  private final Policy policy;
  private final Duration time;

  private SignInRequest(Builder builder) {
    this.address = builder.address;
    this.found = builder.found;
    this.offer = builder.offer;
    this.confirmed = Set.copyOf(builder.confirmed);
    this.browser = builder.browser;
    this.clients = builder.clients;
    this.redirect = builder.redirect;
    this.policy = builder.policy;
    this.time = builder.time;
  }

  /**
   * Returns a builder of the request to sign in to settings with their first offer, or with a
   * password where there is none.
   */
  public static Builder builder(EmailAddress address, RankedSettings found) {
    return new Builder(requireNonNull(address, "address"), requireNonNull(found, "found"));
  }

  /** Returns the address. */
  public EmailAddress address() {
    return address;
  }

  /** Returns the settings. */
  public RankedSettings found() {
    return found;
  }

  /** Returns the offer to sign in with; empty for a password. */
  public Optional<AuthOffer> offer() {
    return offer;
  }

  /** Returns whether something still has to be confirmed before a credential goes anywhere. */
  public boolean isUnconfirmed() {
    RankedSettings.Confirmation confirmation = found.confirmation();
    return confirmation.needed() && !confirmed.containsAll(confirmation.domains());
  }

  boolean hasBrowser() {
    return browser;
  }

  Clients clients() {
    return clients;
  }

  Optional<PrivateUseRedirect> redirect() {
    return redirect;
  }

  Policy policy() {
    return policy;
  }

  Duration time() {
    return time;
  }

  /** Returns a copy whose settings the person has confirmed. */
  SignInRequest confirmedAll() {
    Builder copy = new Builder(address, found);
    copy.offer = offer;
    copy.browser = browser;
    copy.clients = clients;
    copy.redirect = redirect;
    copy.policy = policy;
    copy.time = time;
    return copy.confirm(found.confirmation().domains()).build();
  }

  @Override
  public String toString() {
    return "sign-in to " + found + offer.map(o -> " by " + o).orElse(" with a password");
  }

  /** Builds a request; for one thread. */
  public static final class Builder {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final EmailAddress address;
    private final RankedSettings found;
    private Optional<AuthOffer> offer;
    private Set<Domain> confirmed = Set.of();
    private boolean browser = SystemBrowser.isThere();
    private Clients clients = Clients.NONE;
    private Optional<PrivateUseRedirect> redirect = Optional.empty();
    private Policy policy = Policy.DEFAULT;
    private Duration time = LONGEST;

    private Builder(EmailAddress address, RankedSettings found) {
      this.address = address;
      this.found = found;
      this.offer = found.offers().stream().findFirst();
    }

    /** Sets the offer; by default the settings' first. */
    public Builder offer(AuthOffer chosen) {
      this.offer = Optional.of(chosen);
      return this;
    }

    /** Signs in with a password; by default only where the settings have no offer. */
    public Builder password() {
      this.offer = Optional.empty();
      return this;
    }

    /** Sets the registrable domains that the caller has confirmed; by default none. */
    public Builder confirm(Set<Domain> domains) {
      this.confirmed = requireNonNull(domains, "domains");
      return this;
    }

    /**
     * Sets whether a browser can be opened here; by default what {@link SystemBrowser#isThere}
     * says. Without one, the person types a code on another device.
     */
    public Builder browser(boolean there) {
      this.browser = there;
      return this;
    }

    /** Sets the client ids that the caller brings; by default none. */
    public Builder clients(Clients brought) {
      this.clients = requireNonNull(brought, "brought");
      return this;
    }

    /** Sets a redirect of the caller's own scheme in place of a port on loopback. */
    public Builder redirect(PrivateUseRedirect own) {
      this.redirect = Optional.of(own);
      return this;
    }

    /** Sets what is allowed; by default {@link Policy#DEFAULT}. */
    public Builder policy(Policy allowed) {
      this.policy = requireNonNull(allowed, "allowed");
      return this;
    }

    /**
     * Sets how long it may take; by default 15 minutes.
     *
     * @param most more than nothing, at most 15 minutes
     */
    public Builder time(Duration most) {
      if (most.isNegative() || most.isZero() || most.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("time " + most);
      }
      this.time = most;
      return this;
    }

    /** Returns the request. */
    public SignInRequest build() {
      return new SignInRequest(this);
    }
  }
}
