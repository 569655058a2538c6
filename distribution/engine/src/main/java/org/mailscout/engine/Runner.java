package org.mailscout.engine;

import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.Question;
import org.mailscout.network.SharedThread;

/** Runs inquiries on their threads; the bulkhead between a provider's faults and everybody else. */
final class Runner {

  private static final System.Logger LOG = System.getLogger(Runner.class.getName());

  private final DiscoveryState state;

  /** What an inquiry does. */
  interface Work {
    void run() throws LookupException, InterruptedException;
  }

  Runner(DiscoveryState state) {
    this.state = state;
  }

  /** Starts an inquiry; it counts as busy from now on. */
  void start(Inquiry inquiry, Work work) {
    state.lock().lock();
    try {
      state.add(inquiry);
    } finally {
      state.lock().unlock();
    }
    Question question = inquiry.question();
    state
        .events()
        .tell(
            l ->
                l.strategyStarted(
                    new DiscoveryListener.StrategyStarted(inquiry.who().id(), question)));
    if (inquiry.who().foreign()) {
      ThreadGroup group = SharedThread.group(inquiry.who().id());
      state.adapters().workers().runForeign(group, () -> foreign(inquiry, work, group));
    } else {
      state.adapters().workers().run(() -> guarded(inquiry, work));
    }
  }

  private void foreign(Inquiry inquiry, Work work, ThreadGroup group) {
    guarded(
        inquiry,
        () -> {
          try {
            work.run();
          } finally {
            // Before its end is told: the fault is known with the answer.
            if (group.activeCount() > 1) {
              state.fault(inquiry.who().fault("left a thread behind"));
            }
          }
        });
  }

  private void guarded(Inquiry inquiry, Work work) {
    if (!begin(inquiry)) {
      end(inquiry);
      return;
    }
    try {
      work.run();
    } catch (LookupException e) {
      couldNotAsk(inquiry, e);
    } catch (InterruptedException e) {
      if (!wasCancelled(inquiry)) {
        failed(inquiry, "interrupted itself", e);
      }
    } catch (Sink.TooManyFindings e) {
      failed(inquiry, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      failed(inquiry, "threw " + e, e);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Error e) {
      failed(inquiry, "threw " + e, e);
    } finally {
      end(inquiry);
    }
  }

  private boolean begin(Inquiry inquiry) {
    state.lock().lock();
    try {
      if (inquiry.isCancelled()) {
        return false;
      }
      inquiry.runsOn(Thread.currentThread());
      return true;
    } finally {
      state.lock().unlock();
    }
  }

  private boolean wasCancelled(Inquiry inquiry) {
    state.lock().lock();
    try {
      return inquiry.isCancelled();
    } finally {
      state.lock().unlock();
    }
  }

  private void couldNotAsk(Inquiry inquiry, LookupException e) {
    boolean traced =
        inquiry.calls().stream()
            .anyMatch(c -> c.failure().map(f -> f.message().equals(e.getMessage())).orElse(false));
    if (!traced) {
      record(inquiry, e.reason().id(), String.valueOf(e.getMessage()), e.reason());
    }
  }

  private void failed(Inquiry inquiry, String message, Throwable cause) {
    if (wasCancelled(inquiry)) {
      return;
    }
    ProviderFault fault = inquiry.who().fault(message);
    LOG.log(System.Logger.Level.DEBUG, fault::toString, cause);
    state.fault(fault);
    record(inquiry, "failed", message, Reason.MALFORMED);
  }

  private void record(Inquiry inquiry, String outcome, String words, Reason reason) {
    EngineCall line =
        new EngineCall(inquiry, AnswerProvenance.Kind.FILE, inquiry.question().target().toString());
    state.lock().lock();
    try {
      inquiry.began(line);
    } finally {
      state.lock().unlock();
    }
    line.finish(
        outcome, words, Optional.of(new org.mailscout.api.network.Failure(reason, words, true)));
    state.trace().finished(line);
  }

  private void end(Inquiry inquiry) {
    // A provider can leave its thread interrupted; what runs here next must not find that.
    Thread.interrupted();
    boolean first;
    state.lock().lock();
    try {
      first = !inquiry.hasEnded();
      inquiry.ended();
      inquiry.calls().stream()
          .filter(c -> c.isOpen() && !c.isHeardOut())
          .forEach(c -> c.cancel("cut-off", ""));
      state.changed().signalAll();
    } finally {
      state.lock().unlock();
    }
    if (first) {
      tellEnd(inquiry);
    }
  }

  /** Ends an inquiry that will not end by itself any more. */
  void abandon(Inquiry inquiry) {
    state.lock().lock();
    try {
      if (inquiry.hasEnded()) {
        return;
      }
      inquiry.ended();
    } finally {
      state.lock().unlock();
    }
    tellEnd(inquiry);
  }

  private void tellEnd(Inquiry inquiry) {
    state
        .events()
        .tell(
            l ->
                l.strategyFinished(
                    new DiscoveryListener.StrategyFinished(
                        inquiry.who().id(), inquiry.question(), state.elapsed())));
  }
}
