package org.mailscout.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailscout.api.network.Answer;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;
import org.mailscout.api.network.Round;

/** A round over fakes: answers come in the order of the questions, on the thread that awaits. */
public final class FakeRound implements Round {

  private final FakeDns dns;
  private final FakeHttp http;
  private final FakeProber prober;
  private final Deque<Runnable> answers = new ArrayDeque<>();
  private final List<Hang> hanging = new ArrayList<>();
  private boolean ended;

  /** Makes a round over these fakes, which share a context. */
  public FakeRound(FakeDns dns, FakeHttp http, FakeProber prober) {
    this.dns = dns;
    this.http = http;
    this.prober = prober;
  }

  @Override
  public void dns(DnsQuestion question, Consumer<DnsAnswer> handler) {
    ask(dns, question, handler);
  }

  @Override
  public void http(HttpRequest request, Consumer<HttpAnswer> handler) {
    ask(http, request, handler);
  }

  @Override
  public void probe(ProbeQuestion question, Consumer<ProbeAnswer> handler) {
    ask(prober, question, handler);
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public void await() throws InterruptedException {
    dns.line().check();
    while (!ended && !answers.isEmpty()) {
      answers.remove().run();
    }
    if (!ended && !hanging.isEmpty()) {
      hanging.forEach(Hang::reach);
      throw dns.line().hang();
    }
  }

  private <Q, A extends Answer> void ask(FakePort<?, Q, A> port, Q question, Consumer<A> handler) {
    if (ended) {
      return;
    }
    port.log(question);
    Optional<Hang> hang = port.hangOf(question);
    Runnable answer = () -> handler.accept(port.answer(question));
    if (hang.isPresent()) {
      hanging.add(hang.get());
    } else if (port.lastFirst()) {
      answers.addFirst(answer);
    } else {
      answers.addLast(answer);
    }
  }
}
