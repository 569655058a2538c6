package org.mailscout.strategy.ispdb;

import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.Scenario;

final class IspdbContractTest implements DiscoveryStrategyContract {

  @Override
  public DiscoveryStrategy strategy() {
    return new IspdbStrategy();
  }

  @Override
  public Scenario published() {
    Scenario scenario = Scenario.of("example.com");
    scenario
        .context()
        .http()
        .with(
            Url.of("https://v1.ispdb.net/example.com"),
            200,
            """
            <clientConfig version="1.1"><emailProvider id="x"><domain>example.com</domain>
            <incomingServer type="imap"><hostname>imap.example.com</hostname><port>993</port>
            <socketType>SSL</socketType><username>%EMAILADDRESS%</username>
            <authentication>password-cleartext</authentication></incomingServer>
            </emailProvider></clientConfig>
            """);
    return scenario;
  }

  @Override
  public boolean reportsLeads() {
    return false;
  }

  /** It asks one question. */
  @Override
  public boolean reportsEarly() {
    return false;
  }

  @Override
  public boolean usesDns() {
    return false;
  }

  @Override
  public boolean usesProber() {
    return false;
  }
}
