package org.mailscout.engine;

import java.util.List;
import java.util.function.Predicate;
import org.mailscout.api.network.Dns;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;

/** The DNS port: a round of questions to DNS alone. */
record DnsPort(Inquiry inquiry, Gate gate) implements Dns {

  @Override
  public void askUntil(List<DnsQuestion> questions, Predicate<DnsAnswer> enough)
      throws InterruptedException {
    RoundPort round = new RoundPort(inquiry, gate);
    questions.forEach(
        question ->
            round.dns(
                question,
                answer -> {
                  if (enough.test(answer)) {
                    round.end();
                  }
                }));
    round.await();
  }
}
