package org.mailscout.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.network.DnsClient;

/**
 * Asks DNS once for each question of a discovery, whoever asks it and however often.
 *
 * <p>All who wait for one answer get it in one step under the discovery's lock, so that none is
 * seen blocked while another has had its say already.
 */
final class SharedDns {

  private final DiscoveryState state;
  private final DnsClient client;
  private final Inquiry upstream;
  private final Map<DnsQuestion, Asked> questions = new HashMap<>();

  SharedDns(DiscoveryState state, DnsClient client) {
    this.state = state;
    this.client = client;
    this.upstream =
        new Inquiry(state, Participant.ENGINE, Question.own(state.domain()), TrustClass.OWN, 0);
  }

  private static final class Asked {
    private final EngineCall call;
    private final List<Consumer<DnsAnswer>> waiting = new ArrayList<>();
    private @Nullable DnsAnswer answer;

    private Asked(EngineCall call) {
      this.call = call;
    }
  }

  /**
   * Asks, and returns at once.
   *
   * @param call the asker's own, which waits for the shared one
   * @param told of the answer with the lock held, at once where it is known already
   */
  void ask(DnsQuestion question, EngineCall call, Consumer<DnsAnswer> told) {
    boolean first = false;
    Asked asked;
    state.lock().lock();
    try {
      asked = questions.get(question);
      if (asked == null) {
        asked = new Asked(new EngineCall(upstream, AnswerProvenance.Kind.DNS, question.toString()));
        questions.put(question, asked);
        first = true;
      }
      call.waitsFor(asked.call);
      if (asked.answer != null) {
        told.accept(asked.answer);
        return;
      }
      asked.waiting.add(told);
    } finally {
      state.lock().unlock();
    }
    if (first) {
      Asked mine = asked;
      client.ask(question, mine.call, answer -> answered(mine, answer));
    }
  }

  private void answered(Asked asked, DnsAnswer answer) {
    state.facts().seen(answer);
    state.lock().lock();
    try {
      asked.call.finish("answered", "", Optional.empty());
      asked.answer = answer;
      List<Consumer<DnsAnswer>> waiting = List.copyOf(asked.waiting);
      asked.waiting.clear();
      waiting.forEach(w -> w.accept(answer));
      state.changed().signalAll();
    } finally {
      state.lock().unlock();
    }
  }

  /** Cancels what is still open. */
  void close() {
    List<Asked> open;
    state.lock().lock();
    try {
      open = questions.values().stream().filter(a -> a.answer == null).toList();
    } finally {
      state.lock().unlock();
    }
    open.forEach(a -> a.call.cancel("cut-off", ""));
  }
}
