package org.mailscout.engine;

import java.util.List;
import java.util.function.Predicate;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;
import org.mailscout.api.network.Prober;

/** The prober port: a round of probes alone. */
record ProberPort(Inquiry inquiry, Gate gate) implements Prober {

  @Override
  public void askUntil(List<ProbeQuestion> questions, Predicate<ProbeAnswer> enough)
      throws InterruptedException {
    RoundPort round = new RoundPort(inquiry, gate);
    questions.forEach(
        question ->
            round.probe(
                question,
                answer -> {
                  if (enough.test(answer)) {
                    round.end();
                  }
                }));
    round.await();
  }
}
