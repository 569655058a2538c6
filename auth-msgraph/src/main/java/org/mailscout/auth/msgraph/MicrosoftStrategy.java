package org.mailscout.auth.msgraph;

import java.util.List;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.Disclosure;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.discovery.Options;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.discovery.StrategyId;

/**
 * Recognises a mailbox of Microsoft 365 or Outlook.com: Graph first, then IMAP with submission.
 *
 * <p>Where the MX names Microsoft, its settings are reported at once and nothing else is waited
 * for. Where the MX names a gateway, a forwarder or nobody known, the mailbox is taken for
 * Microsoft's if the domain's own DNS shows a sign of it (its SPF record, its {@code autodiscover}
 * alias, another MX) and Microsoft knows a tenant of the domain; the tenant says which cloud. A
 * tenant alone is no mailbox, and without a sign nothing is sent to Microsoft. Where Exchange
 * Online points to servers of the organisation's own, the settings stand to be confirmed. Reports
 * nothing where the MX names another mailbox provider.
 *
 * <p>Safe for use by many threads.
 */
public final class MicrosoftStrategy implements DiscoveryStrategy {

  private static final StrategyId ID = StrategyId.of("msgraph");
  private static final Reach REACH =
      Reach.of(TrustClass.LISTED, Protocol.MSGRAPH, Protocol.IMAP, Protocol.SUBMISSION);

  /** For {@link java.util.ServiceLoader}. */
  public MicrosoftStrategy() {}

  @Override
  public StrategyId id() {
    return ID;
  }

  @Override
  public Reach reach() {
    return REACH;
  }

  /** The option of the auth method, which has the same id. */
  @Override
  public List<OptionKey<?>> options() {
    return List.of(SharedMailbox.OPTION);
  }

  @Override
  public Disclosure disclosure(Options options) {
    Disclosure all = Disclosure.of(Clouds.global().login(), "the domain");
    for (Cloud cloud : Clouds.all()) {
      all = all.and(cloud.imap(), "the domain, where its DNS names " + cloud.name());
    }
    return all;
  }

  @Override
  public void discover(Question question, DiscoveryContext context, FindingSink findings)
      throws LookupException, InterruptedException {
    new Recognition(context, findings).run();
  }
}
