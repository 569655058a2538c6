package org.mailscout.api.auth;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.discovery.Disclosure;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.discovery.Options;

/**
 * A way to sign in beyond a password; what a vendor implements to add one.
 *
 * <p>Found by {@link java.util.ServiceLoader}, so the class must be public with a public
 * constructor without parameters, which must do no work. One instance serves all calls, from many
 * threads at once; state lives in the call, or in the {@link Grant} that is stored between
 * processes.
 */
public interface AuthMethod {

  /** Returns the id, the same at every call; never one of another provider. */
  AuthMethodId id();

  /** Returns the provider's own settings, in the order in which they are to be shown. */
  default List<OptionKey<?>> options() {
    return List.of();
  }

  /**
   * Returns the hosts beyond the domain, its leads and the issuers found that {@link #offer} may
   * ask.
   *
   * @param options the provider's own settings
   */
  default Disclosure disclosure(Options options) {
    return Disclosure.NONE;
  }

  /**
   * Returns what it can offer for settings that were found; called as soon as they are reported.
   *
   * <p>Must only read: it registers nothing, sends no credential and changes nothing anywhere.
   *
   * @return empty if the settings are nothing that it can sign in to
   * @throws LookupException if what it needs to know could not be asked
   * @throws InterruptedException if the discovery is cancelled or its deadline has passed
   */
  Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context)
      throws LookupException, InterruptedException;

  /**
   * Begins a sign-in with an offer, of this or an earlier process.
   *
   * @return the sign-in, to be stepped through and closed by the caller
   * @throws LookupException if the issuer could not be asked
   * @throws InterruptedException if the caller's thread is interrupted
   */
  SignIn begin(AuthOffer offer, SignInContext context) throws LookupException, InterruptedException;

  /**
   * Returns the grant renewed, with everything that has to be stored from now on.
   *
   * @throws LookupException with {@link org.mailscout.api.Reason#REFUSED} if the grant is dead and
   *     a new sign-in is needed; with another reason if the issuer could not be asked
   * @throws InterruptedException if the caller's thread is interrupted
   */
  Grant refresh(Grant grant, SignInContext context) throws LookupException, InterruptedException;

  /**
   * Ends the grant at its issuer; returns normally where it was dead already.
   *
   * @throws LookupException if the issuer could not be asked, or has no way to revoke
   * @throws InterruptedException if the caller's thread is interrupted
   */
  void revoke(Grant grant, SignInContext context) throws LookupException, InterruptedException;
}
