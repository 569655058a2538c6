package org.mailscout.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Provenance;

/** A strategy that keeps every rule; what breaks one overrides the step in question. */
public class ToyStrategy implements DiscoveryStrategy {

  /** For {@link java.util.ServiceLoader}. */
  public ToyStrategy() {}

  @Override
  public StrategyId id() {
    return StrategyId.of("toy");
  }

  @Override
  public Reach reach() {
    return Reach.of(TrustClass.OWN, Protocol.IMAP);
  }

  @Override
  public void discover(Question question, DiscoveryContext context, FindingSink findings)
      throws LookupException, InterruptedException {
    DnsAnswer records = context.dns().ask(record(context));
    records.orThrow();
    for (String text : records.texts()) {
      Host.parse(text).ifPresent(host -> report(host, findings, records.provenance()));
    }
    HttpAnswer page = context.http().ask(HttpRequest.get(page(context)));
    page.orThrow();
    if (page.status() == 200) {
      Host.parse(new String(page.body(), StandardCharsets.UTF_8))
          .ifPresent(host -> report(host, findings, page.provenance()));
    }
  }

  DnsQuestion record(DiscoveryContext context) {
    return DnsQuestion.txt("_toy", context.domain());
  }

  Url page(DiscoveryContext context) {
    return Url.https(context.domain().host(), "/toy");
  }

  void report(Host host, FindingSink findings, Provenance restsOn) {
    findings.settings(imap(host), restsOn);
  }

  static Settings imap(Host host) {
    return Settings.of(Service.of(Protocol.IMAP, Endpoint.of(host, Port.of(993), Security.TLS)));
  }

  static Scenario published() {
    Scenario scenario = Scenario.of("example.com");
    FakeDiscoveryContext context = scenario.context();
    context
        .dns()
        .with(
            DnsQuestion.txt("_toy", context.domain()),
            DnsRecords.ofTexts(List.of("imap.example.com")));
    context.http().with(Url.of("https://example.com/toy"), 200, "imap2.example.com");
    return scenario;
  }
}
