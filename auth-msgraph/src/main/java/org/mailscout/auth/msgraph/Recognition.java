package org.mailscout.auth.msgraph;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Provider;
import org.mailscout.api.network.RecordType;
import org.mailscout.api.network.Round;

/**
 * One recognition, for one thread: three questions of DNS at once, and two for Microsoft where
 * their answers call for them.
 */
final class Recognition {

  private final DiscoveryContext context;
  private final FindingSink findings;
  private final Round round;
  private final Domain domain;
  private Optional<DnsAnswer> failed = Optional.empty();
  private Optional<Exchanges> exchanges = Optional.empty();
  private Optional<Sign> sign = Optional.empty();
  private Optional<Inquest> inquest = Optional.empty();

  /**
   * What says that the mailboxes may be Microsoft's.
   *
   * @param what in words
   * @param cloud the cloud that it names
   */
  private record Sign(String what, Cloud cloud) {}

  Recognition(DiscoveryContext context, FindingSink findings) {
    this.context = context;
    this.findings = findings;
    this.round = context.round();
    this.domain = context.domain();
  }

  void run() throws LookupException, InterruptedException {
    round.dns(DnsQuestion.mx(domain), this::exchanges);
    round.dns(
        DnsQuestion.txt(domain),
        answer -> sign(answer, "its SPF record", MailboxSigns.inTexts(answer)));
    // Below a public suffix the name would be a stranger's.
    if (!context.names().isPublicSuffix(domain)) {
      round.dns(
          new DnsQuestion("autodiscover." + domain.name(), RecordType.CNAME),
          answer -> sign(answer, "its alias autodiscover", MailboxSigns.inAliases(answer)));
    }
    round.await();
    if (inquest.isPresent()) {
      inquest.get().conclude();
    } else if (failed.isPresent() && isUndecided()) {
      failed.get().orThrow();
    } else if (sign.isPresent() && isUndecided()) {
      throw new LookupException(
          Reason.FORBIDDEN_BY_POLICY, Clouds.global().login() + ": no third party may be asked");
    } else if (isUndecided()) {
      findings.because("nothing in DNS names Microsoft, which is not asked");
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
    if (read.microsoft().isPresent()) {
      report(read.microsoft().get(), answer);
      round.end();
    } else if (!read.mayHideTheMailbox()) {
      findings.because(read.words() + ": Microsoft is not asked");
      round.end();
    } else {
      MailboxSigns.inExchanges(read.all()).ifPresent(cloud -> sign("an MX record", cloud));
      ask();
    }
  }

  private void sign(DnsAnswer answer, String what, Optional<Cloud> cloud) {
    if (answer.failure().filter(failure -> !failure.nothingThere()).isPresent()) {
      failed = failed.or(() -> Optional.of(answer));
    } else if (cloud.isPresent()) {
      sign(what, cloud.get());
      ask();
    }
  }

  private void sign(String what, Cloud cloud) {
    sign = sign.or(() -> Optional.of(new Sign(what, cloud)));
  }

  /** Asks Microsoft where the mailbox may be there, and the domain's own DNS says that it is. */
  private void ask() {
    if (inquest.isEmpty()
        && sign.isPresent()
        && exchanges.isPresent()
        && context.policy().allowsThirdParties()) {
      String why = exchanges.get().words() + ", but " + sign.get().what() + " names Microsoft";
      inquest = Optional.of(new Inquest(context, findings, round, sign.get().cloud(), why));
      inquest.get().ask();
    }
  }

  private boolean isUndecided() {
    return exchanges.map(Exchanges::mayHideTheMailbox).orElse(true);
  }

  private void report(Provider row, DnsAnswer mx) {
    MicrosoftSettings.ofRow(row)
        .forEach(settings -> findings.settings(settings, mx.provenance(), row.provenance()));
    findings.because("the MX is Microsoft's, which proves the mailbox");
  }
}
