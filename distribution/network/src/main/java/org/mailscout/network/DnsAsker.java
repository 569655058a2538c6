package org.mailscout.network;

import java.time.Duration;
import java.util.function.Consumer;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Provenance;

/** Who waits for an answer. */
final class DnsAsker {

  private final DnsQuestion question;
  private final Call call;
  private final Consumer<DnsAnswer> done;
  private volatile Runnable release = () -> {};
  private Runnable timer = () -> {};
  private Runnable left = () -> {};
  private boolean over;

  DnsAsker(DnsQuestion question, Call call, Consumer<DnsAnswer> done) {
    this.question = question;
    this.call = call;
    this.done = done;
  }

  DnsQuestion question() {
    return question;
  }

  Call call() {
    return call;
  }

  /** Registers what to do when the call is cancelled. */
  void onCancel(AutoCloseable resource) {
    release = call.onCancel(resource);
  }

  /** Sets what is to be done when it leaves, and its own end of patience. */
  void waiting(Runnable onLeave, Runnable timeout, EventLoop loop, Duration patience) {
    left = onLeave;
    timer = loop.after(patience, timeout);
  }

  /** Returns whether it neither was answered nor left. */
  boolean isWaiting() {
    return !over;
  }

  /** Stops waiting, without an answer. */
  void leave() {
    if (!over) {
      over = true;
      timer.run();
      release.run();
      left.run();
    }
  }

  /** Hands over the answer, unless the call was cancelled. */
  void answer(DnsOutcome outcome) {
    if (over) {
      return;
    }
    over = true;
    timer.run();
    release.run();
    if (call.isCancelled()) {
      return;
    }
    Provenance provenance = call.provenance(question.toString(), outcome.channel());
    done.accept(
        outcome
            .failure()
            .map(failure -> DnsAnswer.failed(question, failure, provenance))
            .orElseGet(() -> DnsAnswer.of(question, outcome.records(), provenance)));
  }
}
