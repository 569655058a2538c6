package org.mailscout.strategy.srv;

import java.util.List;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.SrvRecord;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.Scenario;

final class SrvContractTest implements DiscoveryStrategyContract {

  @Override
  public DiscoveryStrategy strategy() {
    return new SrvStrategy();
  }

  @Override
  public Scenario published() {
    Scenario scenario = Scenario.of("example.com");
    publish(scenario, "_imaps._tcp", 993);
    publish(scenario, "_submissions._tcp", 465);
    publish(scenario, "_caldavs._tcp", 443);
    return scenario;
  }

  private static void publish(Scenario scenario, String label, int port) {
    SrvRecord record = SrvRecord.of(0, 1, port, Host.of("mail.example.com"));
    scenario
        .context()
        .dns()
        .with(
            DnsQuestion.srv(label, Domain.of("example.com")),
            DnsRecords.ofServices(List.of(record)));
  }

  @Override
  public boolean reportsLeads() {
    return false;
  }

  @Override
  public boolean servesLeads() {
    return false;
  }

  @Override
  public boolean usesHttp() {
    return false;
  }

  @Override
  public boolean usesProber() {
    return false;
  }
}
