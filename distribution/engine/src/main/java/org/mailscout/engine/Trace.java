package org.mailscout.engine;

import java.util.ArrayList;
import java.util.List;

/** All questions of one discovery, in the order in which they began. */
final class Trace {

  private static final int MOST = 1_000;

  private final Events events;
  private final List<EngineCall> calls = new ArrayList<>();

  Trace(Events events) {
    this.events = events;
  }

  void began(EngineCall call) {
    synchronized (calls) {
      if (calls.size() >= MOST) {
        return;
      }
      calls.add(call);
    }
    events.tell(
        l ->
            l.lookupStarted(
                new DiscoveryListener.LookupStarted(call.by().who().id(), call.asked())));
  }

  void finished(EngineCall call) {
    boolean known;
    synchronized (calls) {
      known = calls.contains(call);
    }
    if (known) {
      Attempt attempt = call.attempt();
      events.tell(l -> l.lookupFinished(new DiscoveryListener.LookupFinished(attempt)));
    }
  }

  List<EngineCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  List<Attempt> attempts() {
    return calls().stream().map(EngineCall::attempt).toList();
  }
}
