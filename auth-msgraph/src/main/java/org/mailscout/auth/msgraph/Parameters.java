package org.mailscout.auth.msgraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;

/**
 * What offers and grants hold, which survive a restart; version 1 of their meaning.
 *
 * <p>Hosts are not among it: they come from the cloud, so that no stored text leads a token away.
 */
record Parameters(Authority authority, List<Protocol> protocols, Map<String, String> more) {

  static final int VERSION = 1;
  static final String CLIENT = "client";

  /** Who the mailbox is of, where it is another's: what servers are told beside the token. */
  static final String USERNAME = "username";

  private static final String CLOUD = "cloud";
  private static final String AUDIENCE = "audience";
  private static final String PROTOCOLS = "protocols";
  private static final List<Protocol> KNOWN =
      List.of(Protocol.MSGRAPH, Protocol.IMAP, Protocol.POP3, Protocol.SUBMISSION);

  Parameters {
    protocols = List.copyOf(protocols);
    more = Map.copyOf(more);
  }

  static Parameters of(Authority authority, Settings settings) {
    List<Protocol> protocols =
        settings.services().stream()
            .filter(service -> authority.cloud().serves(service.endpoint().host()))
            .map(Service::protocol)
            .filter(KNOWN::contains)
            .toList();
    return new Parameters(authority, protocols, Map.of());
  }

  /**
   * Returns stored parameters.
   *
   * @throws LookupException if another version wrote them
   */
  static Parameters of(int version, Map<String, String> stored) throws LookupException {
    Optional<Authority> authority =
        Authority.of(stored.getOrDefault(CLOUD, ""), stored.getOrDefault(AUDIENCE, ""));
    List<String> names = Arrays.asList(stored.getOrDefault(PROTOCOLS, "").split(" ", -1));
    List<Protocol> protocols = KNOWN.stream().filter(p -> names.contains(p.id())).toList();
    if (version != VERSION || authority.isEmpty() || protocols.isEmpty()) {
      throw new LookupException(Reason.MALFORMED, "msgraph: parameters of version " + version);
    }
    Map<String, String> more = new TreeMap<>(stored);
    more.keySet().removeAll(List.of(CLOUD, AUDIENCE, PROTOCOLS));
    return new Parameters(authority.get(), protocols, more);
  }

  Parameters with(String name, String value) {
    Map<String, String> all = new TreeMap<>(more);
    all.put(name, value);
    return new Parameters(authority, protocols, all);
  }

  Map<String, String> toMap() {
    Map<String, String> all = new TreeMap<>(more);
    all.put(CLOUD, authority.cloud().id());
    all.put(AUDIENCE, authority.audience());
    all.put(PROTOCOLS, String.join(" ", protocols.stream().map(Protocol::id).toList()));
    return all;
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(more.get(name));
  }

  /** Returns whether they are of Graph, and not of IMAP, POP3 and submission. */
  boolean ofGraph() {
    return protocols.contains(Protocol.MSGRAPH);
  }

  /** Returns those of the same account's other resource, which takes tokens of its own. */
  Parameters other() {
    boolean sends = authority.cloud().submission().isPresent();
    List<Protocol> mail =
        sends ? List.of(Protocol.IMAP, Protocol.SUBMISSION) : List.of(Protocol.IMAP);
    return new Parameters(authority, ofGraph() ? mail : List.of(Protocol.MSGRAPH), more);
  }

  /** Returns the scopes of one resource, since a token is for one alone. */
  List<String> scopes() {
    List<String> scopes = new ArrayList<>(List.of("openid", "email", "offline_access"));
    Cloud cloud = authority.cloud();
    if (ofGraph()) {
      Stream<String> shared =
          get(USERNAME).isPresent()
              ? Stream.of("Mail.ReadWrite.Shared", "Mail.Send.Shared")
              : Stream.empty();
      Stream.concat(Stream.of("Mail.ReadWrite", "Mail.Send", "User.Read"), shared)
          .map(name -> "https://" + cloud.graph() + "/" + name)
          .forEach(scopes::add);
      return scopes;
    }
    Map<Protocol, String> names =
        Map.of(
            Protocol.IMAP, "IMAP.AccessAsUser.All",
            Protocol.POP3, "POP.AccessAsUser.All",
            Protocol.SUBMISSION, "SMTP.Send");
    protocols.forEach(p -> scopes.add(cloud.resource().origin() + "/" + names.get(p)));
    return scopes;
  }

  OAuth.Request request(OAuth.Client client, String address) {
    return new OAuth.Request(authority.server(), client, scopes(), List.of(), address, Map.of());
  }

  /** Returns the service that proves a sign-in. */
  Optional<Service> mailbox() {
    Cloud cloud = authority.cloud();
    return protocols.stream()
        .filter(Protocol::isMailbox)
        .findFirst()
        .map(
            protocol ->
                protocol.equals(Protocol.MSGRAPH)
                    ? Service.of(protocol, Endpoint.of(Url.https(cloud.graph(), "/v1.0/")))
                    : protocol.equals(Protocol.IMAP)
                        ? service(protocol, cloud.imap(), 993, Security.TLS)
                        : service(protocol, cloud.pop3(), 995, Security.TLS));
  }

  /** Returns the service that sends, where mail is not sent by the mailbox's own. */
  Optional<Service> submission() {
    Cloud cloud = authority.cloud();
    Optional<Host> host =
        authority.audience().equals(Authority.CONSUMERS)
            ? cloud.personalSubmission()
            : cloud.submission();
    return protocols.contains(Protocol.SUBMISSION)
        ? host.map(h -> service(Protocol.SUBMISSION, h, 587, Security.STARTTLS))
        : Optional.empty();
  }

  private static Service service(Protocol protocol, Host host, int port, Security security) {
    return Service.of(protocol, Endpoint.of(host, Port.of(port), security));
  }
}
