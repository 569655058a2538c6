package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;

/**
 * A question to DNS, in class IN.
 *
 * <p>Labels before a long domain can make a name that DNS cannot hold. The port asks nobody for it:
 * the answer is a failure that says that nothing is there.
 *
 * @param name the absolute name without trailing dot, in lower case; labels may hold underscores
 * @param type the type of records asked for
 */
public record DnsQuestion(String name, RecordType type) {

  private static final int LONGEST_NAME = 253;

  /**
   * Checks the name, but for its length.
   *
   * @throws IllegalArgumentException if it is no name that a question may have
   */
  public DnsQuestion {
    requireNonNull(type, "type");
    name = checked(requireNonNull(name, "name").toLowerCase(Locale.ROOT));
  }

  private static String checked(String name) {
    int dot = name.indexOf('.');
    if (name.length() <= LONGEST_NAME || dot < 0 || name.length() > 2 * LONGEST_NAME) {
      return Host.of(name).name();
    }
    String label = name.substring(0, dot + 1);
    String rest = checked(name.substring(dot + 1));
    Host.of(label + "example");
    return label + rest;
  }

  /** Returns whether DNS can hold the name: none is longer than 253 characters. */
  public boolean fitsDns() {
    return name.length() <= LONGEST_NAME;
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
