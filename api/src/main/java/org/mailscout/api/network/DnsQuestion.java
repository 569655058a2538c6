package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;

/**
 * A question to DNS, in class IN.
 *
 * @param name the absolute name without trailing dot, in lower case; labels may hold underscores
 * @param type the type of records asked for
 */
public record DnsQuestion(String name, RecordType type) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is no name that a question may have
   */
  public DnsQuestion {
    requireNonNull(type, "type");
    name = Host.of(requireNonNull(name, "name").toLowerCase(Locale.ROOT)).name();
  }

  /**
   * Returns the question for a service's SRV records.
   *
   * @param service the labels before the domain, such as {@code _imaps._tcp}
   */
  public static DnsQuestion srv(String service, Domain domain) {
    return new DnsQuestion(service + "." + domain.name(), RecordType.SRV);
  }

  /** Returns the question for the domain's mail exchanges. */
  public static DnsQuestion mx(Domain domain) {
    return new DnsQuestion(domain.name(), RecordType.MX);
  }

  /** Returns the question for the texts at a name below the domain, such as {@code _pacc}. */
  public static DnsQuestion txt(String label, Domain domain) {
    return new DnsQuestion(label + "." + domain.name(), RecordType.TXT);
  }

  /** Returns the question for the texts at the domain itself. */
  public static DnsQuestion txt(Domain domain) {
    return new DnsQuestion(domain.name(), RecordType.TXT);
  }

  /** Returns the question for a host's records of this type. */
  public static DnsQuestion of(Host host, RecordType type) {
    return new DnsQuestion(host.name(), type);
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
