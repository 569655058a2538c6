package org.mailscout.lab.microsoft;

import java.util.Optional;

/**
 * A tenant and its domain.
 *
 * @param authUrl where its users sign in, if that is not at Microsoft's
 * @param autodiscover where Autodiscover sends its users' programs, if not to Microsoft's
 * @param isAvailable whether Microsoft answers for it
 */
record Tenant(
    String domain,
    String id,
    MicrosoftCloud cloud,
    Optional<String> authUrl,
    Optional<String> autodiscover,
    boolean isAvailable) {

  /** All personal accounts. */
  static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

  boolean isPersonal() {
    return id.equals(PERSONAL);
  }
}
