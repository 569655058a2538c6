package org.mailscout.engine;

import java.util.function.Consumer;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.network.Call;
import org.mailscout.network.DnsClient;

/** Lets each discovery see the addresses that its connections were resolved to. */
record ObservedDns(DnsClient client) implements DnsClient {

  @Override
  public void ask(DnsQuestion question, Call call, Consumer<DnsAnswer> done) {
    client.ask(
        question,
        call,
        answer -> {
          if (call.whole() instanceof EngineCall ours) {
            ours.by().state().facts().seen(answer);
          }
          done.accept(answer);
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
