package org.mailscout.strategy.autoconfig;

import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.Scenario;

final class AutoconfigContractTest implements DiscoveryStrategyContract {

  private static final String FILE =
      """
      <clientConfig version="1.1"><emailProvider id="x"><domain>example.com</domain>
      <incomingServer type="imap"><hostname>imap.example.com</hostname><port>993</port>
      <socketType>SSL</socketType><username>%EMAILADDRESS%</username>
      <authentication>password-cleartext</authentication></incomingServer>
      <outgoingServer type="smtp"><hostname>smtp.example.com</hostname><port>465</port>
      <socketType>SSL</socketType><username>%EMAILADDRESS%</username>
      <authentication>password-cleartext</authentication></outgoingServer>
      </emailProvider></clientConfig>
      """;

  @Override
  public DiscoveryStrategy strategy() {
    return new AutoconfigStrategy();
  }

  @Override
  public Scenario published() {
    Scenario scenario = Scenario.of("example.com");
    scenario
        .context()
        .http()
        .with(
            Url.of("https://autoconfig.example.com/mail/config-v1.1.xml?emailaddress={address}"),
            200,
            FILE)
        .with(
            Url.of(
                "https://example.com/.well-known/autoconfig/mail/config-v1.1.xml"
                    + "?emailaddress={address}"),
            200,
            FILE);
    return scenario;
  }

  @Override
  public boolean reportsLeads() {
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
