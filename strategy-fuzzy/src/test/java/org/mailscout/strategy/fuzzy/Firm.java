package org.mailscout.strategy.fuzzy;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Security;
import org.mailscout.api.Settings;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.RecordType;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

/** The domain firm.example, whose mail servers are to be guessed. */
final class Firm {

  static final Domain DOMAIN = Domain.of("firm.example");

  private final Scenario scenario = Scenario.of(DOMAIN.name());
  private int machines;

  Scenario scenario() {
    return scenario;
  }

  /** Gives each host an address of its own. */
  void resolves(String... hosts) {
    for (String host : hosts) {
      machine(host);
    }
  }

  /** Gives all hosts the address of one machine. */
  void machine(String... hosts) {
    machines++;
    for (String host : hosts) {
      scenario.context().dns().with(DnsQuestion.of(Host.of(host), RecordType.A), address(machines));
    }
  }

  /** Returns the address of a machine, by its number. */
  static DnsRecords address(int machine) {
    return DnsRecords.ofAddresses(
        List.of(IpAddress.of(new byte[] {(byte) 192, 0, 2, (byte) machine})));
  }

  void exchange(MxRecord record) {
    scenario.context().dns().with(DnsQuestion.mx(DOMAIN), DnsRecords.ofExchanges(List.of(record)));
  }

  void live(Endpoint... endpoints) {
    for (Endpoint endpoint : endpoints) {
      scenario.context().prober().with(endpoint, ProbeAnswer.Findings.NONE);
    }
  }

  RecordingFindings discover() throws LookupException, InterruptedException {
    return scenario.discover(new FuzzyStrategy());
  }

  List<Endpoint> connected() {
    return scenario.context().prober().asked().stream().map(q -> q.endpoint()).toList();
  }

  static Endpoint tls(String host, int port) {
    return Endpoint.of(Host.of(host), Port.of(port), Security.TLS);
  }

  static Endpoint starttls(String host, int port) {
    return Endpoint.of(Host.of(host), Port.of(port), Security.STARTTLS);
  }

  static Settings last(RecordingFindings findings) {
    return findings.settings().get(findings.settings().size() - 1);
  }

  static Endpoint mailbox(Settings settings) {
    return settings.mailbox().orElseThrow().endpoint();
  }

  static Optional<Endpoint> outgoing(Settings settings) {
    return settings.submission().map(s -> s.endpoint());
  }
}
