package org.mailscout.auth.msgraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.Provider.Kind;
import org.mailscout.api.network.RecordType;
import org.mailscout.testkit.FakeProviders;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

/** What a domain publishes, with the rows of the provider table that matter here. */
final class World {

  static final String TENANT = "0f2c8a5e-6b1d-4c3a-9e7f-1a2b3c4d5e6f";

  private final Domain domain;
  private final Scenario scenario;
  private final List<MxRecord> exchanges = new ArrayList<>();

  World(String domain) {
    this(domain, Policy.DEFAULT);
  }

  World(String domain, Policy policy) {
    this.domain = Domain.of(domain);
    scenario = Scenario.of(this.domain, policy);
    Settings business = imap("smtp.office365.com");
    row("mail.protection.outlook.com", "microsoft", Kind.MAILBOX, business);
    row("mx.microsoft", "microsoft", Kind.MAILBOX, business);
    Settings personal = imap("smtp-mail.outlook.com");
    row("olc.protection.outlook.com", "microsoft", Kind.MAILBOX, personal);
    row("l.google.com", "google", Kind.MAILBOX);
    row("gateway.net", "gateway", Kind.GATEWAY);
    row("forwarder.net", "forwarder", Kind.FORWARDER);
  }

  private void row(String suffix, String id, Kind kind, Settings... settings) {
    List<Note> notes = kind == Kind.MAILBOX ? List.of(Note.of("Hint.")) : List.of();
    scenario
        .context()
        .providers()
        .with(
            Domain.of(suffix), new FakeProviders.Row(id, id, kind, true, List.of(settings), notes));
  }

  private static Settings imap(String submission) {
    List<Authentication> token = List.of(Authentication.OAUTH2);
    return Settings.of(
        Service.of(
                Protocol.IMAP,
                Endpoint.of(Host.of("outlook.office365.com"), Port.of(993), Security.TLS))
            .withAuthentication(token),
        Service.of(
                Protocol.SUBMISSION,
                Endpoint.of(Host.of(submission), Port.of(587), Security.STARTTLS))
            .withAuthentication(token));
  }

  /** Adds an exchange, less preferred than those before it. */
  World mx(String exchange) {
    exchanges.add(new MxRecord(exchanges.size(), Optional.of(Host.of(exchange))));
    return publishExchanges();
  }

  World nullMx() {
    exchanges.add(new MxRecord(0, Optional.empty()));
    return publishExchanges();
  }

  private World publishExchanges() {
    scenario.context().dns().with(DnsQuestion.mx(domain), DnsRecords.ofExchanges(exchanges));
    return this;
  }

  World text(String... texts) {
    scenario.context().dns().with(texts(), DnsRecords.ofTexts(List.of(texts)));
    return this;
  }

  World autodiscover(String alias) {
    scenario
        .context()
        .dns()
        .with(autodiscover(), DnsRecords.noData().withAliases(List.of(Host.of(alias))));
    return this;
  }

  World tenant(String document) {
    return tenant(200, "application/json", document);
  }

  World tenant(int status, String type, String body) {
    scenario
        .context()
        .http()
        .with(document(), status, Map.of("content-type", List.of(type)), body.getBytes(UTF_8));
    return this;
  }

  DnsQuestion texts() {
    return DnsQuestion.txt(domain);
  }

  DnsQuestion autodiscover() {
    return DnsQuestion.of(domain.host("autodiscover"), RecordType.CNAME);
  }

  Url document() {
    return Url.of(
        "https://login.microsoftonline.com/" + domain + "/v2.0/.well-known/openid-configuration");
  }

  /** The question of Autodiscover, which names nobody. */
  Url place() {
    return place("outlook.office365.com");
  }

  Url place(String host) {
    return Url.of(
        "https://"
            + host
            + "/autodiscover/autodiscover.json/v1.0/mailscout-asks-for-nobody@"
            + domain
            + "?Protocol=AutodiscoverV1");
  }

  World pointsTo(String url) {
    return placed(200, "{\"Protocol\":\"AutodiscoverV1\",\"Url\":\"" + url + "\"}");
  }

  World redirectsTo(String location) {
    scenario
        .context()
        .http()
        .with(place(), 302, Map.of("location", List.of(location)), new byte[0]);
    return this;
  }

  World placed(int status, String body) {
    scenario
        .context()
        .http()
        .with(
            place(),
            status,
            Map.of("content-type", List.of("application/json")),
            body.getBytes(UTF_8));
    return this;
  }

  Scenario scenario() {
    return scenario;
  }

  RecordingFindings discover() throws LookupException, InterruptedException {
    return scenario.discover(new MicrosoftStrategy());
  }

  /** Returns the URL of Graph, or the host, of each settings' mailbox and submission. */
  List<String> found() throws LookupException, InterruptedException {
    return lastOf(discover()).stream().map(World::shown).toList();
  }

  /** Returns what holds in the end: settings reported again replace the earlier ones. */
  static List<Settings> lastOf(RecordingFindings findings) {
    Map<String, Settings> last = new LinkedHashMap<>();
    findings.settings().forEach(settings -> last.put(shown(settings), settings));
    return List.copyOf(last.values());
  }

  private static String shown(Settings settings) {
    return String.join(
        " ", settings.services().stream().map(s -> s.endpoint().toString()).toList());
  }

  /** Returns the tenant document as Microsoft writes it in a cloud. */
  static String document(String cloud) {
    Cloud in = Clouds.byId(cloud).orElseThrow();
    String base = "https://" + in.login() + "/" + TENANT;
    return """
        {"token_endpoint":"%1$s/oauth2/v2.0/token",
         "jwks_uri":"%1$s/discovery/v2.0/keys",
         "issuer":"%1$s/v2.0",
         "request_uri_parameter_supported":false,
         "authorization_endpoint":"%1$s/oauth2/v2.0/authorize",
         "device_authorization_endpoint":"%1$s/oauth2/v2.0/devicecode",
         "tenant_region_scope":"%4$s",
         "cloud_instance_name":"%2$s",
         "cloud_graph_host_name":"graph.windows.net",
         "msgraph_host":"%3$s"}
        """
        .formatted(
            base,
            in.instances().get(0),
            in.graph(),
            cloud.startsWith("us") ? "USGov" : cloud.equals("china") ? "CN" : "EU");
  }
}
