package org.mailscout.auth.msgraph;

import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.Scenario;

final class MicrosoftMxContractTest implements DiscoveryStrategyContract {

  @Override
  public DiscoveryStrategy strategy() {
    return new MicrosoftStrategy();
  }

  @Override
  public Scenario published() {
    return new World("firm.example").mx("firm-example.mail.protection.outlook.com").scenario();
  }

  @Override
  public boolean servesLeads() {
    return false;
  }

  @Override
  public boolean reportsLeads() {
    return false;
  }

  /** The answer that something is reported for ends the waiting for all others. */
  @Override
  public boolean reportsEarly() {
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
