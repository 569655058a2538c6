package org.mailscout.strategy.mx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Protocol;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Provider;

/**
 * Finds where the domain's MX record leads: to a row of the table of well-known providers, else to
 * the hoster's domain.
 *
 * <p>Reports the row's settings, each resting on the MX answer and on the row. Reports leads to the
 * hoster's domain where there is no row, or one that is not conclusive. Reports neither below
 * gateways and forwarders, since they say nothing of the mailbox, nor for a domain that takes no
 * mail. Only the most preferred exchange counts.
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-mailmaint-autoconfig#section-4.3">
 *     draft-ietf-mailmaint-autoconfig §4.3</a>
 */
public final class MxStrategy implements DiscoveryStrategy {

  private static final StrategyId ID = StrategyId.of("mx");
  private static final Reach REACH =
      Reach.of(
          TrustClass.LISTED,
          Protocol.JMAP,
          Protocol.MSGRAPH,
          Protocol.IMAP,
          Protocol.POP3,
          Protocol.EWS,
          Protocol.ACTIVESYNC,
          Protocol.SUBMISSION,
          Protocol.CALDAV,
          Protocol.CARDDAV,
          Protocol.WEBDAV,
          Protocol.MANAGESIEVE);
  private static final Note TAKES_NO_MAIL = Note.of("This domain takes no mail (null MX).");

  /** For {@link java.util.ServiceLoader}. */
  public MxStrategy() {}

  @Override
  public StrategyId id() {
    return ID;
  }

  @Override
  public Reach reach() {
    return REACH;
  }

  @Override
  public void discover(Question question, DiscoveryContext context, FindingSink findings)
      throws LookupException, InterruptedException {
    DnsAnswer answer = context.dns().ask(DnsQuestion.mx(context.domain()));
    answer.orThrow();
    Exchanges exchanges = Exchanges.of(answer.exchanges());
    if (exchanges.takesNoMail()) {
      findings.note(TAKES_NO_MAIL);
      return;
    }
    Optional<Provider> provider =
        exchanges.mostPreferred().stream()
            .map(context.providers()::byExchange)
            .flatMap(Optional::stream)
            .findFirst();
    provider.ifPresent(row -> report(row, answer.provenance(), findings));
    if (provider.isEmpty() || isDoubtfulMailbox(provider.get())) {
      lead(exchanges.mostPreferred(), context, answer.provenance(), findings);
    }
  }

  private static boolean isDoubtfulMailbox(Provider row) {
    return row.kind() == Provider.Kind.MAILBOX && !row.conclusive();
  }

  private static void report(Provider row, Provenance mx, FindingSink findings) {
    if (row.settings().isEmpty()) {
      row.notes().forEach(findings::note);
    }
    for (Settings settings : row.settings()) {
      List<Note> notes = new ArrayList<>(settings.notes());
      notes.addAll(row.notes());
      findings.settings(settings.withNotes(notes), mx, row.provenance());
    }
  }

  private static void lead(
      List<Host> exchanges, DiscoveryContext context, Provenance mx, FindingSink findings) {
    for (Host exchange : exchanges.subList(0, Math.min(1, exchanges.size()))) {
      HosterDomains.of(exchange, context.names()).stream()
          .filter(domain -> !domain.equals(context.domain()))
          .forEach(domain -> findings.lead(domain, mx));
    }
  }
}
