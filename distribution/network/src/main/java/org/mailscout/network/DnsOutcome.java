package org.mailscout.network;

import java.time.Duration;
import java.util.Optional;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.Failure;

/**
 * What comes of a question, whoever asked it.
 *
 * @param failure why there is no answer
 * @param records the answer
 * @param channel whether it was authenticated
 * @param keep how long it may be remembered; zero for failures
 * @param wholeName whether it holds for every type of the name, as NXDOMAIN does (RFC 2308 §5)
 */
record DnsOutcome(
    Optional<Failure> failure,
    DnsRecords records,
    Channel channel,
    Duration keep,
    boolean wholeName) {

  /** Returns a failure, which nobody remembers. */
  static DnsOutcome failed(Failure failure) {
    return new DnsOutcome(
        Optional.of(failure), DnsRecords.noSuchName(), Channel.DNS, Duration.ZERO, false);
  }

  /** Returns a failure that names the question. */
  static DnsOutcome failed(DnsQuestion question, Reason reason, String what) {
    return failed(new Failure(reason, question + ": " + what));
  }

  /** Returns the outcome of a question whose name cannot be there, since DNS could not hold it. */
  static DnsOutcome noName(DnsQuestion question) {
    String what = question + ": a name of " + question.name().length() + " characters";
    return failed(new Failure(Reason.MALFORMED, what, true));
  }
}
