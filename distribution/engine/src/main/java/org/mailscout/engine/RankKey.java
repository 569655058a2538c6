package org.mailscout.engine;

import java.util.Comparator;
import java.util.List;
import org.mailscout.api.Authentication;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;

/**
 * The place of settings, as DESIGN, "Rank and trust", orders them; smaller is better.
 *
 * @param last 1 for cleartext, which comes last of all
 * @param elsewhere 1 where the MX names another mailbox provider
 * @param trust the class
 * @param foreign 1 for what foreign modules alone report
 * @param protocol the protocol's place
 * @param strategy the strategy's place
 * @param lead the place among the leads
 * @param security 0 for TLS
 * @param password 0 where OAuth is published
 * @param order the source's own order
 * @param host the mailbox host
 * @param port the mailbox port
 */
record RankKey(
    int last,
    int elsewhere,
    TrustClass trust,
    int foreign,
    int protocol,
    int strategy,
    int lead,
    int security,
    int password,
    int order,
    String host,
    int port)
    implements Comparable<RankKey> {

  private static final List<Protocol> PROTOCOLS =
      List.of(
          Protocol.JMAP,
          Protocol.MSGRAPH,
          Protocol.IMAP,
          Protocol.POP3,
          Protocol.EWS,
          Protocol.ACTIVESYNC);

  private static final List<String> STRATEGIES =
      List.of("jmap", "msgraph", "pacc", "autoconfig", "srv", "ispdb", "mx", "fuzzy");

  private static final Comparator<RankKey> ORDER =
      Comparator.comparingInt(RankKey::last)
          .thenComparingInt(RankKey::elsewhere)
          .thenComparing(RankKey::trust)
          .thenComparingInt(RankKey::foreign)
          .thenComparingInt(RankKey::protocol)
          .thenComparingInt(RankKey::strategy)
          .thenComparingInt(RankKey::lead)
          .thenComparingInt(RankKey::security)
          .thenComparingInt(RankKey::password)
          .thenComparingInt(RankKey::order)
          .thenComparing(RankKey::host)
          .thenComparingInt(RankKey::port);

  /** Returns the key of one finding, seen with this class. */
  static RankKey of(Finding finding, TrustClass trust, boolean elsewhere) {
    Settings settings = finding.settings();
    Service mailbox = settings.mailbox().orElseThrow();
    boolean clear =
        settings.services().stream().anyMatch(s -> s.endpoint().security().equals(Security.NONE))
            || finding.restsOn().stream()
                .anyMatch(p -> p.channel().equals(org.mailscout.api.network.Channel.HTTP));
    return new RankKey(
        clear ? 1 : 0,
        elsewhere ? 1 : 0,
        trust,
        finding.by().who().foreign() ? 1 : 0,
        placeOf(mailbox.protocol()),
        placeOf(finding.by().who().id()),
        finding.by().place(),
        mailbox.endpoint().security().equals(Security.TLS) ? 0 : 1,
        mailbox.authentication().contains(Authentication.OAUTH2) ? 0 : 1,
        settings.order(),
        mailbox.endpoint().host().name(),
        mailbox.endpoint().port().number());
  }

  /** Returns the best key that an inquiry can still report. */
  static RankKey bestOf(Inquiry inquiry) {
    int protocol =
        inquiry.who().reach().orElseThrow().protocols().stream()
            .mapToInt(RankKey::placeOf)
            .min()
            .orElse(PROTOCOLS.size());
    return new RankKey(
        0,
        0,
        inquiry.best(),
        inquiry.who().foreign() ? 1 : 0,
        protocol,
        placeOf(inquiry.who().id()),
        inquiry.place(),
        0,
        0,
        0,
        "",
        0);
  }

  private static int placeOf(Protocol protocol) {
    int place = PROTOCOLS.indexOf(protocol);
    return place < 0 ? PROTOCOLS.size() : place;
  }

  private static int placeOf(String strategy) {
    int place = STRATEGIES.indexOf(strategy);
    return place < 0 ? STRATEGIES.size() : place;
  }

  @Override
  public int compareTo(RankKey other) {
    return ORDER.compare(this, other);
  }
}
