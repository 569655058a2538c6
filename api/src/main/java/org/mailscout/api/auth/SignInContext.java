package org.mailscout.api.auth;

import java.time.Clock;
import java.util.Optional;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Service;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Options;

/**
 * What an auth method works with while a user signs in, and later to renew or revoke.
 *
 * <p>Implemented by the sign-in adapters and the test kit alone, so it can grow. Longer-lived than
 * a discovery; every blocking method honours {@link #deadline()} and the thread's interrupt.
 */
public interface SignInContext {

  /** Returns the address whose account is signed in to. */
  EmailAddress address();

  /** Returns when the sign-in must be over. */
  Deadline deadline();

  /** Returns the wall clock. */
  Clock clock();

  /** Returns the provider's own settings. */
  Options options();

  /** Returns the OAuth port. */
  OAuth oauth();

  /** Returns whether a browser can be opened for the user here. */
  boolean hasBrowser();

  /**
   * Returns the client id that the caller brings for an issuer.
   *
   * @param issuer as its metadata spells it
   */
  Optional<OAuth.Client> client(String issuer);

  /**
   * Signs in to the service with the credential and says goodbye.
   *
   * <p>The credential goes to no host that stands to be confirmed and was not.
   *
   * @return empty if the service took it, else what it said
   * @throws LookupException if the service could not be asked, or must not be
   * @throws InterruptedException if the caller's thread is interrupted
   */
  Optional<String> prove(Service service, Credential credential)
      throws LookupException, InterruptedException;
}
