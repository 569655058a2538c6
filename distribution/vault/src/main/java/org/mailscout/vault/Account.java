package org.mailscout.vault;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Grant;

/**
 * What is kept for one address. Its {@code toString()} shows neither the local part nor a secret.
 *
 * @param address whose account it is
 * @param grant what signs in to it; a password is a grant of {@link PasswordGrant}
 * @param services those that took the grant when it was proved, the mailbox first
 */
public record Account(EmailAddress address, Grant grant, List<Service> services) {

  /** Checks that nothing is missing, and copies the list. */
  public Account {
    requireNonNull(address, "address");
    requireNonNull(grant, "grant");
    services = List.copyOf(services);
  }

  /** Returns a copy with a renewed grant. */
  public Account withGrant(Grant renewed) {
    return new Account(address, renewed, services);
  }
}
