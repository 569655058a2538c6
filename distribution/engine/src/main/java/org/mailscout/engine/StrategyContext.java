package org.mailscout.engine;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.Options;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Data;
import org.mailscout.api.network.Dns;
import org.mailscout.api.network.Http;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.Names;
import org.mailscout.api.network.Prober;
import org.mailscout.api.network.Provider;
import org.mailscout.api.network.Providers;
import org.mailscout.api.network.Round;

/** What one inquiry works with. */
record StrategyContext(Inquiry inquiry, Gate gate) implements DiscoveryContext {

  @Override
  public Domain domain() {
    return inquiry.state().domain();
  }

  @Override
  public Policy policy() {
    return inquiry.state().policy();
  }

  @Override
  public Deadline deadline() {
    return inquiry.state().deadline();
  }

  @Override
  public Options options() {
    return inquiry.who().options();
  }

  @Override
  public Limits limits() {
    return inquiry.state().limits();
  }

  @Override
  public Dns dns() {
    return new DnsPort(inquiry, gate);
  }

  @Override
  public Http http() {
    return new HttpPort(inquiry, gate);
  }

  @Override
  public Prober prober() {
    return new ProberPort(inquiry, gate);
  }

  @Override
  public Round round() {
    return new RoundPort(inquiry, gate);
  }

  @Override
  public Names names() {
    return inquiry.state().names();
  }

  @Override
  public Providers providers() {
    return new Providers() {
      @Override
      public Optional<Provider> byExchange(Host exchange) {
        return inquiry.state().adapters().providers().byExchange(exchange, s -> file(s));
      }

      @Override
      public Optional<String> operatorOf(Host host) {
        return inquiry.state().adapters().providers().operatorOf(host);
      }
    };
  }

  @Override
  public Data data() {
    return new DataPort(inquiry);
  }

  private AnswerProvenance file(String source) {
    return AnswerProvenance.ofFile(inquiry.state(), source);
  }
}
