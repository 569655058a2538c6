package org.mailscout.oauth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.auth.Grant;

/**
 * The services of an account as they are kept in its grant, beside what the method keeps there:
 * later, its credential goes to their hosts and to no other.
 */
final class Account {

  private static final String PREFIX = "account.";
  private static final String SERVICES = PREFIX + "services";

  private Account() {}

  /** Returns the grant with the services of these settings. */
  static Grant with(Grant grant, Settings settings) {
    String lines =
        settings.services().stream().map(Account::line).collect(Collectors.joining("\n"));
    return with(grant, Map.of(SERVICES, lines));
  }

  /** Returns a renewed grant with what the one before said of the account. */
  static Grant carried(Grant before, Grant renewed) {
    Map<String, String> ours = new TreeMap<>(before.parameters());
    ours.keySet().removeIf(name -> !name.startsWith(PREFIX));
    return with(renewed, ours);
  }

  private static Grant with(Grant grant, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(grant.parameters());
    all.putAll(more);
    return copy(grant, all);
  }

  /** Returns the grant as its method made it. */
  static Grant ofMethod(Grant grant) {
    Map<String, String> theirs = new TreeMap<>(grant.parameters());
    theirs.keySet().removeIf(name -> name.startsWith(PREFIX));
    return copy(grant, theirs);
  }

  private static Grant copy(Grant grant, Map<String, String> parameters) {
    Grant copy = Grant.of(grant.method(), grant.version(), parameters, grant.secrets());
    return grant.expires().map(copy::withExpiry).orElse(copy);
  }

  /** Returns the services, the mailbox first; a line that cannot be read is left out. */
  static List<Service> services(Grant grant) {
    return Arrays.stream(grant.parameters().getOrDefault(SERVICES, "").split("\n", -1))
        .flatMap(line -> service(line).stream())
        .toList();
  }

  /** Returns the hosts of services, with those of their sessions. */
  static Set<Host> hosts(List<Service> services) {
    Set<Host> hosts = new LinkedHashSet<>();
    for (Service service : services) {
      hosts.add(service.endpoint().host());
      service.session().ifPresent(url -> hosts.add(url.host()));
    }
    return hosts;
  }

  private static String line(Service service) {
    Endpoint at = service.endpoint();
    String where =
        at.url()
            .map(url -> url + service.session().map(s -> " " + s).orElse(""))
            .orElseGet(() -> at.security() + " " + at.host() + " " + at.port());
    return service.protocol().id() + " " + where;
  }

  private static Optional<Service> service(String line) {
    String[] words = line.split(" ", -1);
    try {
      Protocol protocol = new Protocol(words[0]);
      if (words.length == 4) {
        return Optional.of(
            Service.of(
                protocol,
                Endpoint.of(
                    Host.of(words[2]),
                    Port.parse(words[3]).orElseThrow(),
                    new Security(words[1]))));
      }
      Service service = Service.of(protocol, Endpoint.of(Url.of(words[1])));
      return Optional.of(words.length == 3 ? service.withSession(Url.of(words[2])) : service);
    } catch (RuntimeException e) {
      return Optional.empty(); // from a file of another hand; what it held is asked for nothing
    }
  }
}
