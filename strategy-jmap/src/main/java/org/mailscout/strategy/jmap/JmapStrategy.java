package org.mailscout.strategy.jmap;

import org.mailscout.api.Domain;
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
 * Finds JMAP servers by SRV record and at the domain's well-known URL, as RFC 8620 describes.
 *
 * <p>Both are asked at once, and the record's word goes before: a target within the registrable
 * domain is reported at once, another once it has answered as JMAP, and where the target is "."
 * nothing is. Without a record, the well-known URL counts that answers with a session object or
 * with a challenge. Serves leads to a domain.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8620#section-2.2">RFC 8620 §2.2</a>
 */
public final class JmapStrategy implements DiscoveryStrategy {

  private static final StrategyId ID = StrategyId.of("jmap");
  private static final Reach REACH = Reach.of(TrustClass.OWN, Protocol.JMAP);

  /** For {@link java.util.ServiceLoader}. */
  public JmapStrategy() {}

  @Override
  public StrategyId id() {
    return ID;
  }

  @Override
  public Reach reach() {
    return REACH;
  }

  @Override
  public boolean serves(Question question) {
    return question.target() instanceof Domain;
  }

  @Override
  public void discover(Question question, DiscoveryContext context, FindingSink findings)
      throws LookupException, InterruptedException {
    if (question.target() instanceof Domain domain) {
      new JmapSearch(domain, context, findings).run();
    }
  }
}
