package org.mailscout.strategy.fuzzy;

import java.util.List;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Security;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.RecordType;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.Scenario;

final class FuzzyContractTest implements DiscoveryStrategyContract {

  @Override
  public DiscoveryStrategy strategy() {
    return new FuzzyStrategy();
  }

  @Override
  public Scenario published() {
    Scenario scenario = Scenario.of("firm.example");
    live(scenario, "imap.firm.example", 993);
    live(scenario, "smtp.firm.example", 465);
    return scenario;
  }

  private static void live(Scenario scenario, String name, int port) {
    Host host = Host.of(name);
    scenario
        .context()
        .dns()
        .with(
            DnsQuestion.of(host, RecordType.A),
            DnsRecords.ofAddresses(List.of(IpAddress.of(new byte[] {(byte) 192, 0, 2, 1}))));
    scenario
        .context()
        .prober()
        .with(Endpoint.of(host, Port.of(port), Security.TLS), ProbeAnswer.Findings.NONE);
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
}
