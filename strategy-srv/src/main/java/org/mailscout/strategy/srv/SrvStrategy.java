package org.mailscout.strategy.srv;

import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.discovery.StrategyId;

/**
 * Finds settings as SRV records, as RFC 6186 and RFC 8314 describe; with CalDAV and CardDAV (RFC
 * 6764) and ManageSieve (RFC 5804).
 *
 * <p>All questions leave at once. Reports settings for each IMAP and POP3 endpoint, with the best
 * submission and what the same operator offers beside; what no mailbox's operator offers is
 * reported alone. Reports nothing where the target is ".".
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6186#section-3.4">RFC 6186 §3.4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8314#section-5.1">RFC 8314 §5.1</a>
 */
public final class SrvStrategy implements DiscoveryStrategy {

  private static final StrategyId ID = StrategyId.of("srv");
  private static final Reach REACH =
      Reach.of(
          TrustClass.OWN,
          Protocol.IMAP,
          Protocol.POP3,
          Protocol.SUBMISSION,
          Protocol.CALDAV,
          Protocol.CARDDAV,
          Protocol.MANAGESIEVE);

  /** For {@link java.util.ServiceLoader}. */
  public SrvStrategy() {}

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
    SrvAnswers answers = new SrvAnswers(context.domain());
    SrvReport report = new SrvReport(answers, context.names(), findings);
    context
        .dns()
        .ask(
            answers.questions(),
            answer -> {
              answers.add(answer);
              report.update();
            });
    if (report.isEmpty()) {
      answers.orThrow();
    }
  }
}
