package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Security;

/**
 * An SRV record whose target is a host, or ".".
 *
 * @param priority from 0 to 65535, lowest first
 * @param weight from 0 to 65535
 * @param port the port; empty where the target is "."
 * @param target the host; empty where it is ".", which says that the service is not offered
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2782">RFC 2782</a>
 */
public record SrvRecord(int priority, int weight, Optional<Port> port, Optional<Host> target) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of range, or a host has no port
   */
  public SrvRecord {
    requireNonNull(port, "port");
    requireNonNull(target, "target");
    if (priority < 0 || priority > 65535 || weight < 0 || weight > 65535) {
      throw new IllegalArgumentException("priority " + priority + ", weight " + weight);
    }
    if (port.isPresent() != target.isPresent()) {
      throw new IllegalArgumentException("target " + target + ", port " + port);
    }
  }

  /** Returns a record that names a host. */
  public static SrvRecord of(int priority, int weight, int port, Host target) {
    return new SrvRecord(priority, weight, Optional.of(Port.of(port)), Optional.of(target));
  }

  /** Returns the record that says that the service is decidedly not offered. */
  public static SrvRecord absent() {
    return new SrvRecord(0, 0, Optional.empty(), Optional.empty());
  }

  /** Returns the endpoint that it names, or empty where it says that there is none. */
  public Optional<Endpoint> endpoint(Security security) {
    return target.flatMap(host -> port.map(p -> Endpoint.of(host, p, security)));
  }
}
