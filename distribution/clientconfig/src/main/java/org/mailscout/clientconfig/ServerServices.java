package org.mailscout.clientconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Username;
import org.mailscout.api.network.Names;

/** The services of a file's server sections, for the addresses of one domain; in its order. */
final class ServerServices {

  private record Entry(Service service, boolean namesUser) {}

  private final List<Entry> entries = new ArrayList<>();

  ServerServices(List<ConfigServer> servers, Domain domain, Names names) {
    for (ConfigServer server : servers) {
      // What names no valid host for this domain costs its own section.
      server.location().endpoint(domain, names).ifPresent(endpoint -> add(server, endpoint));
    }
  }

  private void add(ConfigServer server, Endpoint endpoint) {
    boolean known =
        entries.stream()
            .map(Entry::service)
            .anyMatch(s -> s.protocol().equals(server.protocol()) && s.endpoint().equals(endpoint));
    if (!known) {
      List<Username> names =
          server
              .username()
              .map(n -> n.username().stream().toList())
              .orElse(List.of(Username.ADDRESS));
      entries.add(
          new Entry(
              Service.of(server.protocol(), endpoint)
                  .withUsernames(names)
                  .withAuthentication(server.authentication()),
              server.username().isPresent()));
    }
  }

  /**
   * Returns the mailboxes.
   *
   * @param most how many at most; the better protected ones stay where there are too many
   */
  List<Service> mailboxes(int most) {
    List<Service> all =
        entries.stream().map(Entry::service).filter(s -> s.protocol().isMailbox()).toList();
    List<Service> kept = all.stream().sorted(ServerServices::byProtection).limit(most).toList();
    return all.stream().filter(kept::contains).toList();
  }

  /** Returns the best protected outgoing server for a mailbox, the first of those. */
  Optional<Service> outgoing(Service mailbox) {
    return entries.stream()
        .filter(entry -> entry.service().protocol().equals(Protocol.SUBMISSION))
        .min((one, other) -> byProtection(one.service(), other.service()))
        .map(entry -> entry.namesUser() ? entry.service() : withUser(entry.service(), mailbox));
  }

  // An outgoing server without a user name wants the mailbox's, or no sign-in at all.
  private static Service withUser(Service outgoing, Service mailbox) {
    boolean open = outgoing.authentication().equals(List.of(Authentication.NONE));
    return outgoing.withUsernames(open ? List.of() : mailbox.usernames());
  }

  /** Returns the first of each protocol that is neither a mailbox nor an outgoing server. */
  List<Service> riders() {
    List<Service> riders = new ArrayList<>();
    for (Entry entry : entries) {
      Protocol protocol = entry.service().protocol();
      boolean mail = protocol.isMailbox() || protocol.equals(Protocol.SUBMISSION);
      if (!mail && riders.stream().noneMatch(rider -> rider.protocol().equals(protocol))) {
        riders.add(entry.service());
      }
    }
    return riders;
  }

  private static int byProtection(Service one, Service other) {
    return Integer.compare(weakness(one), weakness(other));
  }

  private static int weakness(Service service) {
    Security security = service.endpoint().security();
    if (security.equals(Security.TLS)) {
      return 0;
    }
    return security.equals(Security.STARTTLS) ? 1 : 2;
  }
}
