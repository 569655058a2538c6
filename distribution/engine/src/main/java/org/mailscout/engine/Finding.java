package org.mailscout.engine;

import java.util.List;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;

/**
 * Settings as one inquiry reported them.
 *
 * @param by who
 * @param settings what, without what its reach does not hold
 * @param restsOn the answers behind it, all of this discovery
 * @param trust their class, seen alone
 */
record Finding(Inquiry by, Settings settings, List<AnswerProvenance> restsOn, TrustClass trust) {

  ServiceKey mailbox() {
    return ServiceKey.of(settings.mailbox().orElseThrow());
  }

  List<Evidence> evidence() {
    return restsOn.stream()
        .map(
            p ->
                new Evidence(
                    org.mailscout.api.discovery.StrategyId.of(by.who().id()),
                    p.source(),
                    p.channel(),
                    p.at()))
        .toList();
  }
}
