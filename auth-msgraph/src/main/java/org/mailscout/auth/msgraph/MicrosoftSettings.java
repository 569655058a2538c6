package org.mailscout.auth.msgraph;

import java.util.ArrayList;
import java.util.List;
import org.mailscout.api.Authentication;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.Note;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.network.Provider;

/** Makes the settings of a mailbox at Microsoft: Graph first, then what it serves beside it. */
final class MicrosoftSettings {

  private static final Note SUBMISSION_UNKNOWN =
      Note.of("No host is known that takes mail by SMTP in this cloud: send through Graph.");

  private MicrosoftSettings() {}

  /** Returns those of a row of the provider table, in its own order. */
  static List<Settings> ofRow(Provider row) {
    Settings graph = graph(Clouds.global(), row.name());
    boolean personal = row.settings().stream().anyMatch(Authority::isPersonal);
    List<Settings> all = new ArrayList<>();
    // Graph's one host is for all accounts: who signs in to it stands in a hint.
    all.add(personal ? graph.withIssuers(List.of(IssuerHint.of(Authority.PERSONAL))) : graph);
    for (Settings settings : row.settings()) {
      boolean isGraph =
          settings.mailbox().map(Service::protocol).filter(Protocol.MSGRAPH::equals).isPresent();
      if (!isGraph) {
        List<Note> notes = new ArrayList<>(settings.notes());
        notes.addAll(row.notes());
        all.add(settings.withNotes(notes).withOrder(all.size()));
      }
    }
    return all;
  }

  /** Returns those of an organisation in a cloud. */
  static List<Settings> of(Cloud cloud) {
    List<Service> services = new ArrayList<>();
    services.add(service(Protocol.IMAP, cloud.imap(), 993, Security.TLS));
    cloud
        .submission()
        .map(host -> service(Protocol.SUBMISSION, host, 587, Security.STARTTLS))
        .ifPresent(services::add);
    Settings imap = Settings.of(services).withProvider(cloud.name()).withOrder(1);
    return List.of(
        graph(cloud, cloud.name()),
        cloud.submission().isPresent() ? imap : imap.withNotes(List.of(SUBMISSION_UNKNOWN)));
  }

  private static Settings graph(Cloud cloud, String name) {
    Endpoint graph = Endpoint.of(Url.https(cloud.graph(), "/v1.0/"));
    return Settings.of(byToken(Service.of(Protocol.MSGRAPH, graph)))
        .withProvider(name)
        .withOrder(0);
  }

  private static Service service(Protocol protocol, Host host, int port, Security security) {
    return byToken(Service.of(protocol, Endpoint.of(host, Port.of(port), security)));
  }

  // Servers of Microsoft name passwords among what they take, and refuse every one.
  private static Service byToken(Service service) {
    return service.withAuthentication(List.of(Authentication.OAUTH2));
  }
}
