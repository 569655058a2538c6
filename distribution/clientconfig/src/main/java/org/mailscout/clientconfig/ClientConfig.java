package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a clientConfig file says. All lists are in the file's order.
 *
 * @param domains whom it is made for; empty where it does not say
 * @param displayName the provider's name for itself; may hold placeholders
 * @param servers the sections that can be used
 * @param signIns the authorization servers
 * @param notes what the user should read, what must be done first before documentation
 */
public record ClientConfig(
    List<ConfigDomain> domains,
    Optional<Template> displayName,
    List<ConfigServer> servers,
    List<ConfigSignIn> signIns,
    List<ConfigNote> notes) {

  /** Copies the lists. */
  public ClientConfig {
    requireNonNull(displayName, "displayName");
    domains = List.copyOf(domains);
    servers = List.copyOf(servers);
    signIns = List.copyOf(signIns);
    notes = List.copyOf(notes);
  }

  /** Returns a file for these domains and with these servers. */
  public static ClientConfig of(List<ConfigDomain> domains, List<ConfigServer> servers) {
    return new ClientConfig(domains, Optional.empty(), servers, List.of(), List.of());
  }

  /** Returns a copy that names the provider. */
  public ClientConfig withDisplayName(String name) {
    return new ClientConfig(domains, Optional.of(Template.of(name)), servers, signIns, notes);
  }

  /** Returns a copy with these authorization servers. */
  public ClientConfig withSignIns(List<ConfigSignIn> authorizationServers) {
    return new ClientConfig(domains, displayName, servers, authorizationServers, notes);
  }

  /** Returns a copy with these notes. */
  public ClientConfig withNotes(List<ConfigNote> texts) {
    return new ClientConfig(domains, displayName, servers, signIns, texts);
  }
}
