package org.mailscout.strategy.fuzzy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.Note;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Username;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.Provenance;

/** Reports what is proved, each time that there is more of it. */
final class Report {

  private static final Note NO_OUTGOING = Note.of("No outgoing server was found by guessing.");
  private static final List<Authentication> ORDER =
      List.of(
          Authentication.OAUTH2,
          Authentication.PASSWORD,
          Authentication.ENCRYPTED_PASSWORD,
          Authentication.KERBEROS,
          Authentication.NTLM,
          Authentication.CLIENT_CERTIFICATE);

  private final FindingSink findings;
  private List<Service> shown = List.of();

  Report(FindingSink findings) {
    this.findings = findings;
  }

  /** Reports the mailbox with its outgoing server, unless that is what was reported last. */
  void show(Chain mailbox, Optional<Chain> outgoing) {
    List<Service> services = services(mailbox, outgoing);
    if (!services.equals(shown)) {
      shown = services;
      report(Settings.of(services), mailbox, outgoing);
    }
  }

  /** Says that nothing more will come: a missing outgoing server is then a note. */
  void close(Optional<Chain> mailbox, Optional<Chain> outgoing) {
    if (mailbox.isPresent() && outgoing.isEmpty() && shown.size() < 2) {
      Settings settings = Settings.of(services(mailbox.get(), outgoing));
      report(settings.withNotes(List.of(NO_OUTGOING)), mailbox.get(), outgoing);
    }
  }

  private void report(Settings settings, Chain mailbox, Optional<Chain> outgoing) {
    List<Provenance> restsOn = new ArrayList<>(mailbox.restsOn());
    outgoing.map(Chain::restsOn).ifPresent(restsOn::addAll);
    findings.settings(
        settings.withOrder(mailbox.provedCost()),
        restsOn.stream().distinct().toArray(Provenance[]::new));
  }

  private static List<Service> services(Chain mailbox, Optional<Chain> outgoing) {
    List<Service> services = new ArrayList<>();
    mailbox.proved().map(Report::service).ifPresent(services::add);
    outgoing.flatMap(Chain::proved).map(Report::service).ifPresent(services::add);
    return services;
  }

  private static Service service(ProbeAnswer answer) {
    // RFC 6186 §4: the full address first, then the local part.
    return Service.of(answer.question().protocol(), answer.question().endpoint())
        .withUsernames(List.of(Username.ADDRESS, Username.LOCAL_PART))
        .withAuthentication(
            ORDER.stream().filter(answer.findings().authentication()::contains).toList());
  }
}
