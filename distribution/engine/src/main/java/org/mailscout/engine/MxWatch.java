package org.mailscout.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.Provider;
import org.mailscout.api.network.Providers;
import org.mailscout.api.network.RecordType;

/** Asks what every discovery needs to know: the MX, and one name that nobody has published. */
final class MxWatch {

  private final DiscoveryState state;
  private final Inquiry engine;
  private final Providers providers;

  MxWatch(DiscoveryState state, Inquiry engine, Gate gate) {
    this.state = state;
    this.engine = engine;
    this.providers = new StrategyContext(engine, gate).providers();
  }

  void ask() {
    ask(DnsQuestion.mx(state.domain()), this::mx);
    ask(new DnsQuestion(state.facts().randomName(), RecordType.A), answer -> {});
    ask(new DnsQuestion(state.domain().name(), RecordType.A), answer -> {});
  }

  private void ask(DnsQuestion question, java.util.function.Consumer<DnsAnswer> told) {
    EngineCall call = new EngineCall(engine, AnswerProvenance.Kind.DNS, question.toString());
    state.lock().lock();
    try {
      engine.began(call);
    } finally {
      state.lock().unlock();
    }
    state.dns().ask(question, call, answer -> answered(call, answer, told));
  }

  private void answered(
      EngineCall call, DnsAnswer answer, java.util.function.Consumer<DnsAnswer> told) {
    told.accept(answer);
    String outcome =
        answer.failure().map(f -> f.reason().id()).orElse(answer.isEmpty() ? "nothing" : "found");
    String words = answer.failure().map(f -> f.message()).orElse("");
    if (call.finish(outcome, words, answer.failure())) {
      state.trace().finished(call);
    }
  }

  private void mx(DnsAnswer answer) {
    List<MxRecord> exchanges =
        answer.exchanges().stream().sorted(Comparator.comparingInt(MxRecord::preference)).toList();
    Optional<Host> best =
        exchanges.stream().map(MxRecord::exchange).flatMap(Optional::stream).findFirst();
    boolean nullMx = !exchanges.isEmpty() && best.isEmpty();
    Optional<Provider> row = best.flatMap(providers::byExchange);
    state.facts().mxAnswered(nullMx, row);
  }
}
