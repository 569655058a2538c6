package org.mailscout.auth.msgraph;

import java.util.Set;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.Scenario;

final class MicrosoftGatewayContractTest implements DiscoveryStrategyContract {

  @Override
  public DiscoveryStrategy strategy() {
    return new MicrosoftStrategy();
  }

  @Override
  public Scenario published() {
    return new World("firm.example")
        .mx("mx1.gateway.net")
        .text("v=spf1 include:spf.protection.outlook.com -all")
        .tenant(World.document("global"))
        .scenario();
  }

  @Override
  public boolean servesLeads() {
    return false;
  }

  @Override
  public boolean reportsLeads() {
    return false;
  }

  /** Exchange Online's Autodiscover wants an address, and gets one that nobody has. */
  @Override
  public Set<String> dummies() {
    return Set.of("mailscout-asks-for-nobody");
  }

  @Override
  public boolean usesProber() {
    return false;
  }
}
