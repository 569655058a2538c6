package org.mailscout.auth.msgraph;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Settings;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Round;

/**
 * What Microsoft is asked of a domain whose DNS shows a sign of it: who the tenant is, and whether
 * Exchange Online looks for its mailboxes with itself. Both leave at once.
 *
 * <p>The settings rest on the tenant's document, which names the domain over https at Microsoft's
 * own host, as an entry of the ISP database does at its; the sign in DNS only lets the question be
 * asked. Until the second answer is there, their order says that better ones may come.
 */
final class Inquest {

  private static final int PROVISIONAL = 1;

  private final DiscoveryContext context;
  private final FindingSink findings;
  private final Round round;
  private final Domain domain;
  private final Cloud signed;
  private final String why;
  private Optional<Tenant> tenant = Optional.empty();
  private Optional<Provenance> restsOn = Optional.empty();
  private Optional<MailboxPlace> place = Optional.empty();
  private Optional<LookupException> trouble = Optional.empty();

  Inquest(DiscoveryContext context, FindingSink findings, Round round, Cloud signed, String why) {
    this.context = context;
    this.findings = findings;
    this.round = round;
    this.domain = context.domain();
    this.signed = signed;
    this.why = why;
  }

  void ask() {
    round.http(Tenant.question(domain), this::tenant);
    round.http(MailboxPlace.question(signed, domain), this::place);
  }

  private void tenant(HttpAnswer answer) {
    try {
      tenant = Tenant.read(answer);
      if (tenant.isEmpty()) {
        findings.because(why + "; Microsoft knows no organisation of the domain");
      }
    } catch (LookupException e) {
      trouble = Optional.of(e);
      findings.note(
          Note.of(
              "The domain's DNS names "
                  + signed.name()
                  + ", but what Microsoft says of it cannot be used: "
                  + e.getMessage()));
    }
    restsOn = Optional.of(answer.provenance());
    if (tenant.isEmpty()) {
      round.end();
    } else if (place.isEmpty()) {
      report(MailboxPlace.UNTOLD, PROVISIONAL);
    } else {
      decide();
    }
  }

  private void place(HttpAnswer answer) {
    try {
      place = Optional.of(MailboxPlace.read(answer, signed, domain, context.names()));
    } catch (LookupException e) {
      trouble = trouble.or(() -> Optional.of(e));
      place = Optional.of(MailboxPlace.UNTOLD);
    }
    if (tenant.isPresent()) {
      decide();
    }
  }

  private void decide() {
    MailboxPlace told =
        tenant.map(Tenant::cloud).filter(signed::equals).isPresent()
            ? place.orElseThrow()
            : MailboxPlace.UNTOLD;
    report(told, 0);
    findings.because(
        why
            + "; Microsoft knows its organisation, in "
            + tenant.orElseThrow().cloud().name()
            + "; "
            + told.words());
    round.end();
  }

  private void report(MailboxPlace told, int firstOrder) {
    for (Settings settings : MicrosoftSettings.of(tenant.orElseThrow().cloud())) {
      Settings placed = told.doubted(settings).withOrder(settings.order() + firstOrder);
      findings.settings(placed, restsOn.orElseThrow());
    }
  }

  /** Ends it: what could not be asked or read is said once all that was found is reported. */
  void conclude() throws LookupException {
    if (trouble.isPresent()) {
      throw trouble.get();
    }
  }
}
