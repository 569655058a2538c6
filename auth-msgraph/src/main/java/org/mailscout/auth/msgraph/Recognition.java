package org.mailscout.auth.msgraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.Answer;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Provider;
import org.mailscout.api.network.RecordType;
import org.mailscout.api.network.Round;

/**
 * One recognition, for one thread: three questions at once, and a fourth where they call for it.
 */
final class Recognition {

  private final DiscoveryContext context;
  private final FindingSink findings;
  private final Round round;
  private final List<Provenance> signs = new ArrayList<>();
  private Optional<DnsAnswer> failed = Optional.empty();
  private Optional<Exchanges> exchanges = Optional.empty();
  private Optional<HttpAnswer> tenant = Optional.empty();
  private boolean asked;

  Recognition(DiscoveryContext context, FindingSink findings) {
    this.context = context;
    this.findings = findings;
    this.round = context.round();
  }

  void run() throws LookupException, InterruptedException {
    round.dns(DnsQuestion.mx(context.domain()), this::exchanges);
    round.dns(
        DnsQuestion.txt(context.domain()), answer -> sign(answer, MailboxSigns.inTexts(answer)));
    // Below a public suffix the name would be a stranger's.
    if (!context.names().isPublicSuffix(context.domain())) {
      round.dns(
          new DnsQuestion("autodiscover." + context.domain().name(), RecordType.CNAME),
          answer -> sign(answer, MailboxSigns.inAliases(answer)));
    }
    round.await();
    if (tenant.isPresent()) {
      report(tenant.get());
    } else if (failed.isPresent() && isUndecided()) {
      failed.get().orThrow();
    } else if (!signs.isEmpty() && isUndecided()) {
      throw new LookupException(
          Reason.FORBIDDEN_BY_POLICY, Clouds.global().login() + ": no third party may be asked");
    }
  }

  private void exchanges(DnsAnswer answer) {
    if (answer.failure().isPresent()) {
      // Without it, a sign of Microsoft may be that of a customer whose mail is elsewhere.
      failed = Optional.of(answer);
      round.end();
      return;
    }
    Exchanges read = Exchanges.of(answer, context.providers());
    exchanges = Optional.of(read);
    read.microsoft().ifPresent(row -> report(row, answer));
    if (read.microsoft().isPresent() || !read.mayHideTheMailbox()) {
      round.end();
      return;
    }
    if (MailboxSigns.inExchanges(read.all())) {
      signs.add(answer.provenance());
    }
    askForTenant();
  }

  private void sign(DnsAnswer answer, boolean ofMicrosoft) {
    if (answer.failure().filter(failure -> !failure.nothingThere()).isPresent()) {
      failed = failed.or(() -> Optional.of(answer));
    } else if (ofMicrosoft) {
      signs.add(answer.provenance());
      askForTenant();
    }
  }

  /** Asks Microsoft where the mailbox may be there, and the domain's own DNS says that it is. */
  private void askForTenant() {
    if (asked || signs.isEmpty() || exchanges.isEmpty() || !context.policy().allowsThirdParties()) {
      return;
    }
    asked = true;
    round.http(
        Tenant.question(context.domain()),
        answer -> {
          tenant = Optional.of(answer);
          round.end();
        });
  }

  private boolean isUndecided() {
    return exchanges.map(Exchanges::mayHideTheMailbox).orElse(true);
  }

  private void report(Provider row, Answer mx) {
    for (Settings settings : MicrosoftSettings.ofRow(row)) {
      findings.settings(settings, mx.provenance(), row.provenance());
    }
  }

  private void report(HttpAnswer answer) throws LookupException {
    Optional<Tenant> found = Tenant.read(answer);
    if (found.isPresent()) {
      Provenance[] restsOn = {signs.get(0), answer.provenance()};
      MicrosoftSettings.of(found.get().cloud()).forEach(s -> findings.settings(s, restsOn));
    }
  }
}
