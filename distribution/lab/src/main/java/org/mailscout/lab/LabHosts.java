package org.mailscout.lab;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The hosts of a lab: their addresses, certificates and what they serve at which port. */
final class LabHosts {

  private final LabZone zone;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final Map<String, LabCertificate> certificates = new LinkedHashMap<>();

  /** A host. */
  record Host(String name, InetAddress address, SortedMap<Integer, LabService> services) {}

  LabHosts(LabZone zone) {
    this.zone = zone;
  }

  /** Returns the host of this name, which gets an address and an A record the first time. */
  Host host(String name) {
    return hosts.computeIfAbsent(lower(name), this::create);
  }

  private Host create(String name) {
    InetAddress address = LabRange.nth(hosts.size() + 1);
    zone.add(name, "A", address.getHostAddress());
    return new Host(name, address, new TreeMap<>());
  }

  /** Lets a further name, or a wildcard, lead to a host. */
  void alias(String name, String host) {
    zone.add(name, "A", host(host).address().getHostAddress());
  }

  void certificate(String name, LabCertificate kind) {
    certificates.put(lower(name), kind);
  }

  LabCertificate certificate(String name) {
    return certificates.getOrDefault(lower(name), LabCertificate.VALID);
  }

  /** Returns the name asked for where it leads to the host, else the host's own. */
  String answeringName(Host host, String asked) {
    String name = lower(asked);
    return !name.isEmpty() && zone.leads(name, host.address()) ? name : host.name();
  }

  /** Returns the web server at port 443 of a host. */
  WebService web(String host) {
    LabService at443 = host(host).services().computeIfAbsent(443, any -> new WebService());
    if (at443 instanceof WebService web) {
      return web;
    }
    throw new IllegalArgumentException("port 443 of " + host);
  }

  /** Returns the site that a web server has under this very name. */
  Optional<LabSite> site(String name) {
    return hosts.values().stream()
        .flatMap(host -> Stream.ofNullable(host.services().get(443)))
        .filter(WebService.class::isInstance)
        .flatMap(service -> ((WebService) service).site(lower(name)).stream())
        .findFirst();
  }

  Iterable<Host> all() {
    return hosts.values();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
