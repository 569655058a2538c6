package org.mailscout.network;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Limits;

/**
 * Asks resolvers by UDP, and by TCP where that does not do; keeps answers within their TTLs.
 *
 * <p>The second resolver is asked as soon as the first is slow, and the first usable answer counts.
 * The same question asked twice at once goes out once. Every message is counted and bounded before
 * anything is made of it. One daemon thread, which starts with the first question that no memory
 * answers and ends with {@link #close}, serves all questions.
 *
 * <p>Safe for use by many threads. {@code done} is called by that thread or, where the answer is
 * remembered, by the asking one; it must return soon.
 */
public final class DnsJavaClient implements DnsClient {

  private static final int REMEMBERED = 2_000;

  private final DnsConfig config;
  private final Limits limits;
  private final DnsCache cache;

  // For the thread of the loop alone.
  private final Map<DnsQuestion, SharedLookup> inFlight = new HashMap<>();
  private Optional<Resolvers> resolvers = Optional.empty();

  // Guarded by this.
  private Optional<EventLoop> loop = Optional.empty();
  private boolean closed;

  /** Makes a client that has not touched the network yet. */
  public DnsJavaClient(DnsConfig config, Limits limits) {
    this(config, limits, System::nanoTime);
  }

  /** Makes a client whose memory goes by this ticker of monotonic nanoseconds. */
  DnsJavaClient(DnsConfig config, Limits limits, LongSupplier ticker) {
    this.config = requireNonNull(config, "config");
    this.limits = requireNonNull(limits, "limits");
    this.cache = new DnsCache(REMEMBERED, ticker);
  }

  @Override
  public void ask(DnsQuestion question, Call call, Consumer<DnsAnswer> done) {
    DnsAsker asker = new DnsAsker(question, call, done);
    if (!question.fitsDns()) {
      asker.answer(DnsOutcome.noName(question));
      return;
    }
    Optional<DnsOutcome> remembered = cache.get(question);
    if (remembered.isPresent()) {
      asker.answer(remembered.get());
      return;
    }
    try {
      EventLoop running = running();
      asker.onCancel(() -> running.execute(asker::leave));
      running.execute(() -> join(running, asker));
    } catch (IOException e) {
      asker.answer(DnsOutcome.failed(question, Reason.UNREACHABLE, "no sockets: " + e));
    }
  }

  /**
   * Ends every question that is still open as a failure, and the thread.
   *
   * <p>Later questions fail.
   */
  @Override
  public void close() {
    Optional<EventLoop> running;
    synchronized (this) {
      closed = true;
      running = loop;
    }
    running.ifPresent(
        it -> {
          it.execute(this::abandon);
          it.close();
        });
  }

  private synchronized EventLoop running() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    if (loop.isEmpty()) {
      loop = Optional.of(EventLoop.start("mailscout-dns"));
    }
    return loop.get();
  }

  private void join(EventLoop running, DnsAsker asker) {
    DnsQuestion question = asker.question();
    // It may have been answered since it was asked.
    Optional<DnsOutcome> remembered = cache.get(question);
    if (remembered.isPresent()) {
      asker.answer(remembered.get());
      return;
    }
    SharedLookup shared = inFlight.get(question);
    if (shared == null || shared.isStale()) {
      shared = new SharedLookup(question, cache, inFlight);
      inFlight.put(question, shared);
      shared.add(asker, running, limits);
      shared.start(
          listener ->
              new DnsLookup(question, limits, config.trusted(), running, resolvers(), listener));
    } else {
      shared.add(asker, running, limits);
    }
  }

  private Resolvers resolvers() {
    if (resolvers.isEmpty()) {
      resolvers = Optional.of(Resolvers.of(config));
    }
    return resolvers.get();
  }

  private void abandon() {
    for (SharedLookup shared : Map.copyOf(inFlight).values()) {
      shared.abandon();
    }
  }
}
