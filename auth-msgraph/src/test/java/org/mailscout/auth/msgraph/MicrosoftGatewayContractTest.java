package org.mailscout.auth.msgraph;

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

  /** What it reports rests on the last answer that it waits for. */
  @Override
  public boolean reportsEarly() {
    return false;
  }

  @Override
  public boolean usesProber() {
    return false;
  }
}
