package org.mailscout.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Answer;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;
import org.mailscout.api.network.Round;

/** Questions of one inquiry that leave at once; the answers wait here for the asker's thread. */
final class RoundPort implements Round {

  private final Inquiry inquiry;
  private final DiscoveryState state;
  private final Gate gate;
  private final Condition arrived;
  private final Deque<Runnable> inbox = new ArrayDeque<>();
  private final List<EngineCall> calls = new ArrayList<>();
  private int open;
  private boolean ended;

  RoundPort(Inquiry inquiry, Gate gate) {
    this.inquiry = inquiry;
    this.state = inquiry.state();
    this.gate = gate;
    this.arrived = state.lock().newCondition();
  }

  boolean hasWork() {
    return !inbox.isEmpty() || ended;
  }

  @Override
  public void dns(DnsQuestion question, Consumer<DnsAnswer> handler) {
    EngineCall call = begin(AnswerProvenance.Kind.DNS, question.toString());
    if (call.isOpen()) {
      state.dns().ask(question, call, a -> deliver(call, a, !a.isEmpty(), () -> handler.accept(a)));
    }
  }

  @Override
  public void http(HttpRequest request, Consumer<HttpAnswer> handler) {
    EngineCall call = begin(AnswerProvenance.Kind.HTTP, HttpPort.shown(request.url()));
    if (!call.isOpen()) {
      return;
    }
    Optional<HttpAnswer> heard = state.challenges().of(request);
    if (heard.isPresent()) {
      deliver(call, heard.get(), true, () -> handler.accept(heard.get()));
      return;
    }
    state.adapters().workers().run(() -> fetch(request, call, handler));
  }

  private void fetch(HttpRequest request, EngineCall call, Consumer<HttpAnswer> handler) {
    HttpAnswer answer;
    try {
      answer = state.adapters().http().fetch(request, call);
    } catch (InterruptedException e) {
      return; // cancelled: nobody waits any more
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      answer =
          HttpAnswer.failed(
              request,
              new Failure(Reason.SERVER_FAILURE, "HTTP adapter failed: " + e),
              call.provenance(HttpPort.shown(request.url()), Channel.HTTPS));
    }
    if (answer.provenance() instanceof AnswerProvenance ours) {
      ours.followed(answer.hops());
      if (inquiry.who().disclosure().covers(request.url().host())) {
        ours.fromDisclosed();
      }
    }
    HttpAnswer whole = answer;
    state.challenges().keep(whole);
    boolean there = whole.status() == 200 || whole.status() == 401;
    deliver(call, whole, there, () -> handler.accept(whole));
  }

  @Override
  public void probe(ProbeQuestion question, Consumer<ProbeAnswer> handler) {
    probe(begin(AnswerProvenance.Kind.PROBE, question.toString()), question, handler);
  }

  @Override
  public void probe(
      ProbeQuestion question, Consumer<ProbeAnswer> greeted, Consumer<ProbeAnswer> handler) {
    EngineCall call = begin(AnswerProvenance.Kind.PROBE, question.toString());
    call.whenGreeted(soFar -> hear(() -> greeted.accept(soFar)));
    probe(call, question, handler);
  }

  private void hear(Runnable handler) {
    state.lock().lock();
    try {
      if (!ended) {
        open++;
        inbox.add(handler);
        arrived.signalAll();
      }
    } finally {
      state.lock().unlock();
    }
  }

  private void probe(EngineCall call, ProbeQuestion question, Consumer<ProbeAnswer> handler) {
    if (call.isOpen()) {
      gate.whenOpen(
          inquiry,
          () ->
              state
                  .probes()
                  .start(
                      question,
                      call,
                      a -> deliver(call, a, a.isProved(), () -> handler.accept(a))));
    }
  }

  private EngineCall begin(AnswerProvenance.Kind kind, String asked) {
    EngineCall call = new EngineCall(inquiry, kind, asked);
    boolean cancelled;
    state.lock().lock();
    try {
      cancelled = inquiry.isCancelled() || ended;
      if (!cancelled) {
        inquiry.began(call);
        calls.add(call);
        open++;
      }
    } finally {
      state.lock().unlock();
    }
    if (cancelled) {
      call.cancel("cut-off", "");
    }
    return call;
  }

  private void deliver(EngineCall call, Answer answer, boolean found, Runnable handler) {
    state.lock().lock();
    try {
      Optional<Failure> failure = answer.failure();
      String outcome = failure.map(f -> f.reason().id()).orElse(found ? "found" : "nothing");
      if (!call.finish(outcome, failure.map(Failure::message).orElse(detail(answer)), failure)) {
        return;
      }
      if (!ended) {
        inbox.add(handler);
        arrived.signalAll();
      }
    } finally {
      state.lock().unlock();
    }
    state.trace().finished(call);
  }

  private static String detail(Answer answer) {
    if (answer instanceof HttpAnswer http) {
      return Integer.toString(http.status());
    }
    if (answer instanceof DnsAnswer dns && !dns.malformed().isEmpty()) {
      return dns.malformed().get(0).message();
    }
    return "";
  }

  @Override
  public void end() {
    List<EngineCall> left;
    state.lock().lock();
    try {
      ended = true;
      inbox.clear();
      left = calls.stream().filter(c -> c.isOpen() && !c.isHeardOut()).toList();
      arrived.signalAll();
    } finally {
      state.lock().unlock();
    }
    left.forEach(call -> call.cancel("cut-off", "no longer needed"));
  }

  @Override
  public void await() throws InterruptedException {
    Runnable handler = next();
    while (handler != null) {
      handler.run();
      handler = next();
    }
  }

  private @org.jspecify.annotations.Nullable Runnable next() throws InterruptedException {
    state.lock().lockInterruptibly();
    try {
      @org.jspecify.annotations.Nullable RoundPort outer = inquiry.waitingIn();
      inquiry.waitsIn(this);
      if (!hasWork() && open > 0) {
        state.changed().signalAll();
      }
      try {
        while (!hasWork() && open > 0 && !inquiry.isCancelled()) {
          arrived.await();
        }
      } finally {
        inquiry.waitsIn(outer);
      }
      if (inquiry.isCancelled()) {
        throw new InterruptedException("the discovery is over");
      }
      if (ended || inbox.isEmpty()) {
        return null;
      }
      open--;
      return inbox.poll();
    } finally {
      state.lock().unlock();
    }
  }
}
