package org.mailscout.engine;

import java.util.List;
import org.mailscout.api.Host;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.network.Channel;

/**
 * How far a finding can be trusted by the answers behind it: a chain is as weak as its weakest
 * link.
 *
 * <p>DESIGN, "Rank and trust", has the table.
 */
final class TrustRules {

  private TrustRules() {}

  static TrustClass of(Inquiry by, Settings settings, List<AnswerProvenance> restsOn) {
    if (restsOn.isEmpty()) {
      return TrustClass.GUESS;
    }
    boolean listed = restsOn.stream().anyMatch(p -> p.kind() == AnswerProvenance.Kind.FILE);
    TrustClass trust = by.cap();
    for (AnswerProvenance link : restsOn) {
      trust = trust.weaker(ofLink(by, settings, link, listed));
    }
    return trust.weaker(by.best());
  }

  private static TrustClass ofLink(
      Inquiry by, Settings settings, AnswerProvenance link, boolean listed) {
    return switch (link.kind()) {
      case FILE -> TrustClass.LISTED;
      case PROBE -> TrustClass.GUESS;
      case DNS -> ofDns(by, settings, link, listed);
      case HTTP -> ofHttp(by, link);
    };
  }

  private static TrustClass ofDns(
      Inquiry by, Settings settings, AnswerProvenance link, boolean listed) {
    if (link.channel().equals(Channel.DNSSEC) || isWithinDomain(by, settings)) {
      return TrustClass.OWN;
    }
    // A forged MX record can only lead to a provider that the table lists.
    return listed ? TrustClass.LISTED : TrustClass.UNSIGNED;
  }

  private static TrustClass ofHttp(Inquiry by, AnswerProvenance link) {
    if (!link.channel().equals(Channel.HTTPS)) {
      return TrustClass.UNSIGNED;
    }
    if (link.isFromDisclosed()) {
      return TrustClass.LISTED;
    }
    Host home = home(by);
    for (Url hop : link.hops()) {
      if (!by.state().names().sameRegistrable(hop.host(), home)) {
        return TrustClass.UNSIGNED;
      }
    }
    return TrustClass.OWN;
  }

  /** Returns whose word counts as its own: the domain's, or what the lead points to. */
  private static Host home(Inquiry by) {
    org.mailscout.api.Target target = by.question().target();
    if (target instanceof org.mailscout.api.Domain domain) {
      return domain.host();
    }
    return target instanceof Url url ? url.host() : (Host) target;
  }

  static boolean isWithinDomain(Inquiry by, Settings settings) {
    return settings.services().stream().allMatch(s -> isWithinDomain(by.state(), s));
  }

  static boolean isWithinDomain(DiscoveryState state, Service service) {
    Host host = service.endpoint().host();
    return host.isWithin(state.domain())
        || state.names().sameRegistrable(host, state.domain().host());
  }
}
