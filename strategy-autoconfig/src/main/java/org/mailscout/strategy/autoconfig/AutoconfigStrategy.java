package org.mailscout.strategy.autoconfig;

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
 * Finds settings in clientConfig files at the domain, and at the hoster's domain that a lead names.
 *
 * <p>All places are asked at once, and each file is reported as it comes; the places' order of
 * preference is the findings' order. A web page in a file's place is nothing there.
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft,
 *     §4</a>
 */
public final class AutoconfigStrategy implements DiscoveryStrategy {

  private static final StrategyId ID = StrategyId.of("autoconfig");
  private static final Reach REACH =
      Reach.of(
          TrustClass.OWN,
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

  /** For {@link java.util.ServiceLoader}. */
  public AutoconfigStrategy() {}

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
    if (question.target() instanceof Domain target) {
      AutoconfigPlaces places = AutoconfigPlaces.of(question, target, context);
      AutoconfigFiles files = new AutoconfigFiles(places, context, findings);
      context.http().ask(places.requests(), files::take);
      files.orThrow();
    }
  }
}
