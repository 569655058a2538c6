package org.mailscout.lab.microsoft;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tenants, by domain. */
final class Directory {

  private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();

  void add(Tenant tenant) {
    tenants.put(tenant.domain(), tenant);
  }

  /** Returns the tenant of a domain. */
  Optional<Tenant> ofDomain(String domain) {
    return Optional.ofNullable(tenants.get(domain.toLowerCase(Locale.ROOT)));
  }

  /** Returns the tenant of a user. */
  Optional<Tenant> ofUser(String user) {
    return ofDomain(user.substring(user.indexOf('@') + 1));
  }

  /** Returns the tenant of a path's first part: a domain that is an organisation's, or a GUID. */
  Optional<Tenant> named(String name) {
    return ofDomain(name)
        .filter(tenant -> !tenant.isPersonal())
        .or(() -> tenants.values().stream().filter(t -> t.id().equals(name)).findFirst());
  }

  /**
   * Returns the user's tenant, if this authority signs it in.
   *
   * @throws AadError if it does not
   */
  Tenant admit(String user, String authority, MicrosoftCloud cloud) throws AadError {
    Optional<Tenant> found = ofUser(user).filter(tenant -> tenant.cloud() == cloud);
    if (found.isEmpty()) {
      throw new AadError(50034, "invalid_grant", "The user account does not exist.");
    }
    Tenant tenant = found.get();
    boolean fits =
        switch (authority) {
          case "common" -> true;
          case "organizations" -> !tenant.isPersonal();
          case "consumers" -> tenant.isPersonal();
          default -> named(authority).filter(tenant::equals).isPresent();
        };
    if (!fits) {
      throw new AadError(50020, "access_denied", "The user account does not exist in tenant.");
    }
    return tenant;
  }
}
