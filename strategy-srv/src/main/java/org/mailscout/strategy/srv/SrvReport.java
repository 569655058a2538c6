package org.mailscout.strategy.srv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.Names;
import org.mailscout.api.network.Provenance;

/**
 * Turns answers into settings, and reports those that have become more since the last answer.
 *
 * <p>Services are only ever added to settings reported before, and nothing is decided that an
 * answer still awaited could change: what is reported in the end does not depend on the order in
 * which the answers came.
 */
final class SrvReport {

  private final SrvAnswers answers;
  private final Names names;
  private final FindingSink findings;
  private final Map<Service, Integer> reported = new HashMap<>();

  SrvReport(SrvAnswers answers, Names names, FindingSink findings) {
    this.answers = answers;
    this.names = names;
    this.findings = findings;
  }

  /** Returns whether nothing was reported. */
  boolean isEmpty() {
    return reported.isEmpty();
  }

  /** Reports what the answers so far allow. */
  void update() {
    List<Companion> companions =
        SrvLabel.COMPANIONS.stream().flatMap(c -> Companion.of(c, answers).stream()).toList();
    List<Service> mailboxes = new ArrayList<>();
    for (SrvLabel label : SrvLabel.MAILBOXES) {
      List<Endpoint> endpoints = answers.endpoints(label);
      for (int i = 0; i < endpoints.size(); i++) {
        if (isDecided(label, endpoints.get(i))) {
          Service mailbox = Service.of(label.protocol(), endpoints.get(i));
          mailboxes.add(mailbox);
          report(mailbox, label, i, companions);
        }
      }
    }
    if (SrvLabel.MAILBOXES.stream().allMatch(label -> answers.services(label).isPresent())) {
      companions.stream()
          .filter(companion -> mailboxes.stream().noneMatch(m -> isOfOne(m, companion.service())))
          .forEach(companion -> report(List.of(companion.service()), 0, companion.restsOn()));
    }
  }

  // Under TLS, both labels of a service can name one endpoint, which is then the first one's.
  private boolean isDecided(SrvLabel label, Endpoint endpoint) {
    Optional<SrvLabel> sibling = label.tlsSibling();
    return sibling.isEmpty()
        || endpoint.security().equals(Security.STARTTLS)
        || (answers.services(sibling.get()).isPresent()
            && !answers.endpoints(sibling.get()).contains(endpoint));
  }

  private void report(Service mailbox, SrvLabel label, int place, List<Companion> companions) {
    List<Service> services = new ArrayList<>(List.of(mailbox));
    List<Provenance> restsOn = new ArrayList<>();
    answers.services(label).map(DnsAnswer::provenance).ifPresent(restsOn::add);
    outgoing()
        .ifPresent(
            from -> {
              services.add(Service.of(from.protocol(), answers.endpoints(from).get(0)));
              answers.services(from).map(DnsAnswer::provenance).ifPresent(restsOn::add);
            });
    for (Companion companion : companions) {
      if (isOfOne(mailbox, companion.service())) {
        services.add(companion.service());
        restsOn.addAll(companion.restsOn());
      }
    }
    // What stands behind another label says so: that label's answer may still be on its way.
    int before = SrvLabel.MAILBOXES.indexOf(label) * SrvAnswers.TARGETS_KEPT;
    report(services, before + place, restsOn);
  }

  private void report(List<Service> services, int order, List<Provenance> restsOn) {
    Integer before = reported.put(services.get(0), services.size());
    if (before == null || before < services.size()) {
      findings.settings(Settings.of(services).withOrder(order), restsOn.toArray(new Provenance[0]));
    }
  }

  /** Returns the label whose first endpoint sends, once nothing awaited can change that. */
  private Optional<SrvLabel> outgoing() {
    if (!answers.endpoints(SrvLabel.SUBMISSIONS).isEmpty()) {
      return Optional.of(SrvLabel.SUBMISSIONS);
    }
    return answers
        .services(SrvLabel.SUBMISSIONS)
        .map(none -> SrvLabel.SUBMISSION)
        .filter(label -> !answers.endpoints(label).isEmpty());
  }

  /** Returns whether one operator runs both. */
  private boolean isOfOne(Service mailbox, Service companion) {
    return names.sameRegistrable(mailbox.endpoint().host(), companion.endpoint().host());
  }
}
