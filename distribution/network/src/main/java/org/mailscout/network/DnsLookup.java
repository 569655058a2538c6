package org.mailscout.network;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Limits;
import org.xbill.DNS.WireParseException;

/**
 * One question on the wire: to whom it goes, when the next resolver is asked too, and what counts
 * as an answer. Runs on the thread of the loop alone; ends by itself or by {@link #cancel}, and
 * knows no time limit of its own.
 */
final class DnsLookup {

  private final DnsQuestion question;
  private final Limits limits;
  private final boolean trusted;
  private final EventLoop loop;
  private final Resolvers resolvers;
  private final Listener listener;
  private final DnsChain chain;
  private final List<DnsAttempt> open = new ArrayList<>();
  private Deque<Resolver> plan = new ArrayDeque<>();
  private Optional<Failure> failure = Optional.empty();
  private Runnable timer = () -> {};
  private int sent;

  /** Hears how it goes. */
  interface Listener {

    /** A resolver is asked. */
    void asked(Resolver resolver);

    /** Bytes have moved. */
    void moved();

    /** A resolver has answered, whatever it said. */
    void answered(Duration roundTrip);

    /** It is over; told once, and not where it was cancelled. */
    void ended(DnsOutcome outcome);
  }

  DnsLookup(
      DnsQuestion question,
      Limits limits,
      boolean trusted,
      EventLoop loop,
      Resolvers resolvers,
      Listener listener) {
    this.question = question;
    this.limits = limits;
    this.trusted = trusted;
    this.loop = loop;
    this.resolvers = resolvers;
    this.listener = listener;
    this.chain = new DnsChain(question, limits);
  }

  /** Asks for the chain's current name. */
  void start() {
    plan = resolvers.plan();
    failure = Optional.empty();
    askNext();
  }

  /** Ends it without an outcome. */
  void cancel() {
    timer.run();
    open.forEach(DnsAttempt::close);
    open.clear();
  }

  private void end(DnsOutcome outcome) {
    cancel();
    listener.ended(outcome);
  }

  private void askNext() {
    Resolver next = plan.poll();
    if (next != null) {
      send(new DnsAttempt(next, DnsQuery.of(chain.name(), chain.type())));
    } else if (open.isEmpty()) {
      end(
          DnsOutcome.failed(
              failure.orElseGet(
                  () -> new Failure(Reason.UNREACHABLE, question + ": no resolver is known"))));
    }
  }

  private void send(DnsAttempt attempt) {
    if (sent == limits.queries()) {
      end(
          DnsOutcome.failed(
              question, Reason.SERVER_FAILURE, "no answer after " + sent + " messages"));
      return;
    }
    sent++;
    open.add(attempt);
    listener.asked(attempt.resolver());
    waitForNext(attempt.resolver().patience());
    try {
      attempt.send(loop, trusted, receiver(attempt));
    } catch (IOException e) {
      // Told later, so that a resolver without a route cannot nest the calls.
      loop.execute(() -> unreachable(attempt, e));
    }
  }

  private void waitForNext(Duration patience) {
    timer.run();
    timer = plan.isEmpty() ? () -> {} : loop.after(patience, this::askNext);
  }

  private Exchange.Receiver receiver(DnsAttempt attempt) {
    return new Exchange.Receiver() {
      @Override
      public void received(byte[] message) {
        if (open.contains(attempt)) {
          DnsLookup.this.received(attempt, message);
        }
      }

      @Override
      public void moved() {
        listener.moved();
      }

      @Override
      public void failed(IOException why) {
        unreachable(attempt, why);
      }
    };
  }

  private void unreachable(DnsAttempt attempt, IOException why) {
    if (!open.contains(attempt)) {
      return;
    }
    String what = attempt.resolver() + " cannot be reached: " + why.getMessage();
    if (attempt.isSecond()) {
      failed(attempt, Reason.SERVER_FAILURE, "no whole answer: " + what);
    } else {
      failed(attempt, Reason.UNREACHABLE, what);
    }
  }

  private void received(DnsAttempt attempt, byte[] bytes) {
    if (!DnsMessage.answers(attempt.query(), bytes)) {
      // RFC 5452 §9: somebody may be guessing, so this socket is not listened to any longer.
      again(attempt, attempt.byTcp(), Reason.MALFORMED, "the answer to another question");
      return;
    }
    Duration roundTrip = attempt.elapsed();
    attempt.resolver().answered(roundTrip);
    listener.answered(roundTrip);
    DnsMessage message = DnsMessage.of(bytes);
    if (message.isTruncated()) {
      again(attempt, attempt.byTcp(), Reason.SERVER_FAILURE, "a cut-off answer");
    } else if (message.records() > limits.recordsRead()) {
      end(DnsOutcome.failed(question, Reason.TOO_LARGE, message.records() + " records"));
    } else {
      judge(attempt, message);
    }
  }

  private void judge(DnsAttempt attempt, DnsMessage message) {
    switch (message.rcode()) {
      case DnsMessage.NO_ERROR, DnsMessage.NO_SUCH_NAME -> read(attempt, message);
      case DnsMessage.FORMAT_ERROR, DnsMessage.NOT_IMPLEMENTED ->
          again(attempt, attempt.plain(), Reason.SERVER_FAILURE, "error " + message.rcode());
      case DnsMessage.REFUSED -> failed(attempt, Reason.REFUSED, "refused");
      default -> failed(attempt, Reason.SERVER_FAILURE, "error " + message.rcode());
    }
  }

  private void read(DnsAttempt attempt, DnsMessage message) {
    DnsMessage.Sections sections;
    try {
      sections = message.sections();
    } catch (WireParseException e) {
      failed(attempt, Reason.MALFORMED, "an answer that cannot be read");
      return;
    }
    if (sections.error() != 0) {
      again(attempt, attempt.plain(), Reason.SERVER_FAILURE, "error " + (sections.error() << 4));
    } else if (sections.referral()) {
      failed(attempt, Reason.REFUSED, "names other servers only");
    } else {
      boolean noSuchName = message.rcode() == DnsMessage.NO_SUCH_NAME;
      answered(attempt, sections, noSuchName, trusted && message.isAuthenticated());
    }
  }

  private void answered(
      DnsAttempt attempt, DnsMessage.Sections sections, boolean noSuchName, boolean authentic) {
    for (DnsAttempt other : open) {
      if (other.resolver() != attempt.resolver()) {
        other.noteSilence();
      }
      other.close();
    }
    open.clear();
    timer.run();
    Optional<DnsOutcome> outcome = chain.take(sections, noSuchName, authentic);
    if (outcome.isPresent()) {
      end(outcome.get());
    } else {
      start();
    }
  }

  /** Asks the same resolver in another way, or gives it up where there is none. */
  private void again(
      DnsAttempt attempt, Optional<DnsAttempt> other, Reason reason, String otherwise) {
    if (other.isEmpty()) {
      failed(attempt, reason, otherwise);
      return;
    }
    attempt.close();
    open.remove(attempt);
    send(other.get());
  }

  private void failed(DnsAttempt attempt, Reason reason, String what) {
    attempt.close();
    open.remove(attempt);
    // A server's own word says more than that another could not be reached.
    if (failure.isEmpty() || failure.get().reason().equals(Reason.UNREACHABLE)) {
      String whose = reason.equals(Reason.UNREACHABLE) ? "" : attempt.resolver() + ": ";
      failure = Optional.of(new Failure(reason, question + ": " + whose + what));
    }
    plan.removeIf(resolver -> resolver == attempt.resolver());
    askNext();
  }
}
