package org.mailscout.strategy.fuzzy;

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
 * Guesses mail servers by their likely names, and proves each by connecting.
 *
 * <p>Asks for all names at once, beside the domain's MX and one random name that a wildcard record
 * would answer. Connects only to names that exist by themselves, likeliest first, a few at a time:
 * a host that swallows packets holds up nobody but itself. Reports a mailbox as soon as it is
 * proved, and again with its outgoing server. A name counts only if its server greets under TLS
 * with a certificate valid for it. Where the certificate is valid and names other hosts, those are
 * tried. Guesses nothing for a domain that takes no mail, and nothing below a public suffix.
 *
 * <p>Safe for use by many threads.
 */
public final class FuzzyStrategy implements DiscoveryStrategy {

  private static final StrategyId ID = StrategyId.of("fuzzy");
  private static final Reach REACH =
      Reach.of(TrustClass.GUESS, Protocol.IMAP, Protocol.POP3, Protocol.SUBMISSION);

  /** For {@link java.util.ServiceLoader}. */
  public FuzzyStrategy() {}

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
    // Strangers can register the names below a public suffix.
    if (!context.names().isPublicSuffix(context.domain())) {
      new Guessing(context, findings).run();
    }
  }
}
