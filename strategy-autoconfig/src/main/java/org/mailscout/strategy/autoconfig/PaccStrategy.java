package org.mailscout.strategy.autoconfig;

import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Round;

/**
 * Finds settings in the domain's PACC document, where a digest in DNS matches it.
 *
 * <p>Document and digest are asked at once. The digest only vetoes: findings rest on the document
 * alone. A document without a matching digest is not used, and that is a failure; neither of them
 * is nothing there.
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-pacc/">the draft</a>
 */
public final class PaccStrategy implements DiscoveryStrategy {

  private static final StrategyId ID = StrategyId.of("pacc");
  private static final Reach REACH =
      Reach.of(
          TrustClass.OWN,
          Protocol.JMAP,
          Protocol.IMAP,
          Protocol.POP3,
          Protocol.SUBMISSION,
          Protocol.CALDAV,
          Protocol.CARDDAV,
          Protocol.WEBDAV);

  private static final String HOST = "ua-auto-config";
  private static final String TEXT = "_ua-auto-config";
  private static final String PATH = "/.well-known/user-agent-configuration.json";

  /** For {@link java.util.ServiceLoader}. */
  public PaccStrategy() {}

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
    Domain domain = context.domain();
    // Below a public suffix the host would be a stranger's.
    if (context.names().isPublicSuffix(domain) || Host.parse(TEXT + "." + domain).isEmpty()) {
      return;
    }
    PaccAnswers answers = new PaccAnswers();
    Round round = context.round();
    round.http(
        HttpRequest.get(Url.https(domain.host(HOST), PATH)),
        answer -> {
          answers.document(answer);
          if (answers.isAbsent()) {
            round.end();
          }
        });
    round.dns(DnsQuestion.txt(TEXT, domain), answers::digests);
    round.await();
    for (PaccAnswers.Matched matched : answers.matched().stream().toList()) {
      PaccDocument document = PaccReader.read(matched.body(), matched.source(), context.limits());
      for (Settings settings : PaccSettings.of(document)) {
        findings.settings(settings, matched.provenance());
      }
    }
  }
}
