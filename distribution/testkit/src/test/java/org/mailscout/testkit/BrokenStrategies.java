package org.mailscout.testkit;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Provenance;

/** Strategies that break one rule each. */
final class BrokenStrategies {

  private BrokenStrategies() {}

  static final class ChangingId extends ToyStrategy {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public StrategyId id() {
      return StrategyId.of("toy-" + calls.incrementAndGet());
    }
  }

  static final class ForeignOption extends ToyStrategy {
    @Override
    public List<OptionKey<?>> options() {
      return List.of(OptionKey.text("other.key", "Belongs to another.", ""));
    }
  }

  static final class NotListed extends ToyStrategy {}

  static final class BeyondReach extends ToyStrategy {
    @Override
    public Reach reach() {
      return Reach.of(TrustClass.OWN, Protocol.POP3);
    }
  }

  static final class Unbacked extends ToyStrategy {
    @Override
    void report(Host host, FindingSink findings, Provenance restsOn) {
      findings.settings(imap(host));
    }
  }

  static final class Forging extends ToyStrategy {
    @Override
    void report(Host host, FindingSink findings, Provenance restsOn) {
      findings.settings(imap(host), new FakeProvenance("x", Channel.DNSSEC, restsOn.at()));
    }
  }

  static final class Guessing extends ToyStrategy {
    @Override
    public void discover(Question question, DiscoveryContext context, FindingSink findings)
        throws LookupException, InterruptedException {
      report(
          context.domain().host("imap"), findings, context.dns().ask(record(context)).provenance());
      super.discover(question, context, findings);
    }
  }

  static final class Late extends ToyStrategy {
    @Override
    public void discover(Question question, DiscoveryContext context, FindingSink findings)
        throws LookupException, InterruptedException {
      RecordingFindings kept = new RecordingFindings();
      super.discover(question, context, kept);
      kept.found()
          .forEach(f -> findings.settings(f.settings(), f.restsOn().toArray(Provenance[]::new)));
    }
  }

  static final class Unchecked extends ToyStrategy {
    @Override
    public void discover(Question question, DiscoveryContext context, FindingSink findings)
        throws LookupException, InterruptedException {
      try {
        super.discover(question, context, findings);
      } catch (LookupException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class Careless extends ToyStrategy {
    @Override
    void report(Host host, FindingSink findings, Provenance restsOn) {
      if (host.name().length() > 30) {
        throw new IllegalArgumentException("long name");
      }
      super.report(host, findings, restsOn);
    }

    @Override
    DnsQuestion record(DiscoveryContext context) {
      if (context.domain().name().startsWith("xn--")) {
        throw new IllegalArgumentException("not a name");
      }
      return super.record(context);
    }
  }

  static final class Swallowing extends ToyStrategy {
    @Override
    public void discover(Question question, DiscoveryContext context, FindingSink findings)
        throws LookupException {
      try {
        super.discover(question, context, findings);
      } catch (InterruptedException e) {
        throw new LookupException(Reason.TIMEOUT, "interrupted", e);
      }
    }
  }

  static final class LeavingAThread extends ToyStrategy {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @Override
    public void discover(Question question, DiscoveryContext context, FindingSink findings)
        throws LookupException, InterruptedException {
      Thread left =
          new Thread(
              () -> {
                try {
                  NEVER.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      left.setDaemon(true);
      left.start();
      super.discover(question, context, findings);
    }
  }

  static final class Stateful extends ToyStrategy {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    void report(Host host, FindingSink findings, Provenance restsOn) {
      super.report(host, findings, restsOn);
      if (calls.incrementAndGet() > 4) {
        super.report(host, findings, restsOn);
      }
    }
  }

  static final class Telling extends ToyStrategy {
    @Override
    public void discover(Question question, DiscoveryContext context, FindingSink findings)
        throws LookupException, InterruptedException {
      context.dns().ask(DnsQuestion.txt(Domain.of(context.domain() + ".tracker.example")));
      super.discover(question, context, findings);
    }
  }

  static final class Personal extends ToyStrategy {
    @Override
    public void discover(Question question, DiscoveryContext context, FindingSink findings)
        throws LookupException, InterruptedException {
      Url url = Url.of("https://example.com/toy?address=jane%40example.com");
      context.http().ask(HttpRequest.get(url));
      super.discover(question, context, findings);
    }
  }

  static final class Connecting extends ToyStrategy {
    @Override
    void report(Host host, FindingSink findings, Provenance restsOn) {
      try (Socket socket = new Socket()) {
        findings.settings(imap(host, socket.isConnected()), restsOn);
      } catch (IOException e) {
        super.report(host, findings, restsOn);
      }
    }

    private static Settings imap(Host host, boolean connected) {
      return connected ? imap(host).withOrder(1) : imap(host);
    }
  }

  static final class ServingAll extends ToyStrategy {
    @Override
    public boolean serves(Question question) {
      return true;
    }
  }
}
