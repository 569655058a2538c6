package org.mailscout.auth.oauth;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
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
import org.mailscout.api.auth.OAuth.Server;

/** The parameters of offers and grants, which survive a restart; version 1 of their meaning. */
final class Parameters {

  static final int VERSION = 1;

  /** Stands for all but the issuer, where it gave no answer: the reason. */
  static final String UNREACHED = "unreached";

  private static final String EXTRA = "extra.";
  private static final String MAILBOX = "mailbox";
  private static final String OUTGOING = "outgoing";

  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Returns stored parameters.
   *
   * @throws LookupException if a later version wrote them, or their issuer had not answered
   */
  static Parameters of(int version, Map<String, String> stored) throws LookupException {
    if (version == VERSION && stored.containsKey(UNREACHED)) {
      throw new LookupException(
          new Reason(stored.get(UNREACHED)),
          stored.get("issuer") + " could not be asked how to sign in: try again later");
    }
    if (version != VERSION || !stored.containsKey("authorization")) {
      throw new LookupException(Reason.MALFORMED, "oauth: parameters of version " + version);
    }
    return new Parameters(new TreeMap<>(stored));
  }

  static Parameters of(Server server, List<String> scopes, Map<String, String> extra) {
    Map<String, String> values = new TreeMap<>();
    values.put("issuer", server.issuer());
    values.put("authorization", server.authorization().toString());
    values.put("token", server.token().toString());
    server.registration().ifPresent(url -> values.put("registration", url.toString()));
    server.device().ifPresent(url -> values.put("device", url.toString()));
    server.revocation().ifPresent(url -> values.put("revocation", url.toString()));
    server.keys().ifPresent(url -> values.put("keys", url.toString()));
    values.put("answers-with-issuer", Boolean.toString(server.answersWithIssuer()));
    values.put("scopes", String.join(" ", scopes));
    extra.forEach((name, value) -> values.put(EXTRA + name, value));
    return new Parameters(values);
  }

  /** Adds the services that prove a sign-in: the mailbox, and what sends for it. */
  Parameters withProofs(Settings settings) {
    Parameters with = this;
    for (Service service : settings.services()) {
      boolean outgoing = service.protocol().equals(Protocol.SUBMISSION);
      boolean proves = outgoing || service.protocol().isMailbox();
      if (proves && !service.endpoint().security().equals(Security.NONE)) {
        with = with.withProof(outgoing ? OUTGOING : MAILBOX, service);
      }
    }
    return with;
  }

  private Parameters withProof(String name, Service service) {
    Endpoint at = service.endpoint();
    return with(name + ".protocol", service.protocol().id())
        .with(
            name + ".at",
            at.url()
                .map(Url::toString)
                .orElseGet(() -> at.security() + " " + at.host() + " " + at.port()));
  }

  /** Adds one resource for each service, RFC 8707, as oauth-public §3.4 spells them. */
  Parameters withResources(Settings settings) {
    List<String> all =
        settings.services().stream().flatMap(service -> resource(service).stream()).toList();
    return with("resources", String.join(" ", all));
  }

  private static Optional<String> resource(Service service) {
    Endpoint at = service.endpoint();
    if (at.url().isPresent()) {
      return service.session().or(at::url).map(Url::toString);
    }
    String scheme =
        service.protocol().equals(Protocol.SUBMISSION) ? "smtp" : service.protocol().id();
    if (scheme.equals(Protocol.MANAGESIEVE.id())) {
      return Optional.empty();
    }
    String tls = at.security().equals(Security.TLS) ? "s" : "";
    return Optional.of(
        (scheme + tls).toLowerCase(Locale.ROOT) + "://" + at.host() + ":" + at.port());
  }

  Parameters with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Parameters(more);
  }

  Map<String, String> toMap() {
    return values;
  }

  List<String> scopes() {
    return words("scopes");
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(Predicate.not(String::isEmpty));
  }

  /** Returns the server; its URLs were checked when the offer was made. */
  Server server() {
    return new Server(
        values.getOrDefault("issuer", ""),
        url("authorization").orElseThrow(),
        url("token").orElseThrow(),
        url("registration"),
        url("device"),
        url("revocation"),
        url("keys"),
        Boolean.parseBoolean(values.get("answers-with-issuer")),
        Optional.empty());
  }

  OAuth.Request request(OAuth.Client client, String address) {
    Map<String, String> extra = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(EXTRA)) {
            extra.put(name.substring(EXTRA.length()), value);
          }
        });
    List<URI> resources = words("resources").stream().map(URI::create).toList();
    return new OAuth.Request(server(), client, scopes(), resources, address, extra);
  }

  /** Returns the mailbox that proves a sign-in. */
  Optional<Service> mailbox() {
    return proof(MAILBOX);
  }

  /** Returns the service that sends, where the mailbox's own does not. */
  Optional<Service> outgoing() {
    return proof(OUTGOING);
  }

  private Optional<Service> proof(String name) {
    return get(name + ".protocol").flatMap(id -> get(name + ".at").map(at -> service(id, at)));
  }

  private static Service service(String protocol, String at) {
    String[] parts = at.split(" ", -1);
    Endpoint endpoint =
        parts.length == 3
            ? Endpoint.of(
                Host.of(parts[1]), Port.parse(parts[2]).orElseThrow(), new Security(parts[0]))
            : Endpoint.of(Url.of(at));
    return Service.of(new Protocol(protocol), endpoint);
  }

  private Optional<Url> url(String name) {
    return get(name).map(Url::of);
  }

  private List<String> words(String name) {
    return get(name).map(text -> Arrays.asList(text.split(" ", -1))).orElse(List.of());
  }
}
