package org.mailscout.engine;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.network.Failure;

/** What one inquiry adds to the timeline without asking anybody; bounded. */
final class Remarks {

  private static final int MOST = 16;

  private final Inquiry inquiry;
  private final DiscoveryState state;
  private final Set<String> refused = new HashSet<>();
  private int count;

  Remarks(Inquiry inquiry) {
    this.inquiry = inquiry;
    this.state = inquiry.state();
  }

  /** Says that a service is not reported, nor asked; once, though settings come again and grow. */
  void refused(Service service, String why) {
    String what = service.toString();
    state.lock().lock();
    try {
      if (!refused.add(what)) {
        return;
      }
    } finally {
      state.lock().unlock();
    }
    Failure failure = new Failure(Reason.FORBIDDEN_BY_POLICY, what + ": " + why);
    add(what, failure.reason().id(), failure.message(), Optional.of(failure));
  }

  void add(String what, String outcome, String words, Optional<Failure> failure) {
    EngineCall line;
    state.lock().lock();
    try {
      if (inquiry.hasEnded() || inquiry.isCancelled() || count >= MOST) {
        return;
      }
      count++;
      line = new EngineCall(inquiry, AnswerProvenance.Kind.FILE, what);
      inquiry.began(line);
    } finally {
      state.lock().unlock();
    }
    line.finish(outcome, words, failure);
    state.trace().finished(line);
  }
}
