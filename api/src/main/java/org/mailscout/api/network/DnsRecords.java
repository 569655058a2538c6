package org.mailscout.api.network;

import java.util.List;
import org.mailscout.api.Host;

/**
 * The records of one answer; for ports and the test kit.
 *
 * @param nameExists whether the name exists
 * @param services the SRV records
 * @param exchanges the MX records
 * @param texts the TXT records, joined
 * @param addresses the A or AAAA records
 * @param aliases the CNAME chain, the next name first
 * @param malformed what was left out
 */
public record DnsRecords(
    boolean nameExists,
    List<SrvRecord> services,
    List<MxRecord> exchanges,
    List<String> texts,
    List<IpAddress> addresses,
    List<Host> aliases,
    List<Failure> malformed) {

  /** Copies the lists. */
  public DnsRecords {
    services = List.copyOf(services);
    exchanges = List.copyOf(exchanges);
    texts = List.copyOf(texts);
    addresses = List.copyOf(addresses);
    aliases = List.copyOf(aliases);
    malformed = List.copyOf(malformed);
  }

  /** Returns that there is no such name. */
  public static DnsRecords noSuchName() {
    return new DnsRecords(false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Returns that the name exists and has no records of the type. */
  public static DnsRecords noData() {
    return new DnsRecords(true, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Returns SRV records. */
  public static DnsRecords ofServices(List<SrvRecord> records) {
    return new DnsRecords(true, records, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Returns MX records. */
  public static DnsRecords ofExchanges(List<MxRecord> records) {
    return new DnsRecords(true, List.of(), records, List.of(), List.of(), List.of(), List.of());
  }

  /** Returns TXT records. */
  public static DnsRecords ofTexts(List<String> records) {
    return new DnsRecords(true, List.of(), List.of(), records, List.of(), List.of(), List.of());
  }

  /** Returns addresses. */
  public static DnsRecords ofAddresses(List<IpAddress> records) {
    return new DnsRecords(true, List.of(), List.of(), List.of(), records, List.of(), List.of());
  }

  /** Returns a copy with this chain of aliases. */
  public DnsRecords withAliases(List<Host> chain) {
    return new DnsRecords(nameExists, services, exchanges, texts, addresses, chain, malformed);
  }

  /** Returns a copy that tells of records left out. */
  public DnsRecords withMalformed(List<Failure> left) {
    return new DnsRecords(nameExists, services, exchanges, texts, addresses, aliases, left);
  }

  /** Returns whether there is no record of the type asked. */
  public boolean isEmpty() {
    return services.isEmpty() && exchanges.isEmpty() && texts.isEmpty() && addresses.isEmpty();
  }
}
