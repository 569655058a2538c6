package org.mailscout.strategy.mx;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.Provider;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.FakeProviders;
import org.mailscout.testkit.Scenario;

final class MxContractTest implements DiscoveryStrategyContract {

  @Override
  public DiscoveryStrategy strategy() {
    return new MxStrategy();
  }

  /** A row that is not conclusive: its settings, and leads beside them. */
  @Override
  public Scenario published() {
    Scenario scenario = Scenario.of("firm.example");
    MxRecord exchange = new MxRecord(10, Optional.of(Host.of("mx1.eu.big-hoster.net")));
    scenario
        .context()
        .dns()
        .with(DnsQuestion.mx(Domain.of("firm.example")), DnsRecords.ofExchanges(List.of(exchange)));
    Endpoint imap = Endpoint.of(Host.of("imap.big-hoster.net"), Port.of(993), Security.TLS);
    scenario
        .context()
        .providers()
        .with(
            Domain.of("big-hoster.net"),
            new FakeProviders.Row(
                "big",
                "Big",
                Provider.Kind.MAILBOX,
                false,
                List.of(Settings.of(Service.of(Protocol.IMAP, imap))),
                List.of()));
    return scenario;
  }

  /** It asks one question. */
  @Override
  public boolean reportsEarly() {
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
