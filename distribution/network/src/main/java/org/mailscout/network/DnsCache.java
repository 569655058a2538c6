package org.mailscout.network;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mailscout.api.network.DnsQuestion;

/**
 * Remembers answers as long as they allow; the least recently used go first when it is full. Safe
 * for use by many threads.
 */
final class DnsCache {

  private final LongSupplier ticker;
  private final Map<Object, Remembered> entries;

  private record Remembered(DnsOutcome outcome, long madeAt) {}

  /**
   * Makes an empty cache.
   *
   * @param ticker monotonic nanoseconds
   */
  DnsCache(int size, LongSupplier ticker) {
    this.ticker = ticker;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, Remembered> eldest) {
            return size() > size;
          }
        };
  }

  /** Remembers the outcome, if it may be. */
  synchronized void put(DnsQuestion question, DnsOutcome outcome) {
    if (outcome.keep().compareTo(Duration.ZERO) > 0) {
      Object key = outcome.wholeName() ? question.name() : question;
      entries.put(key, new Remembered(outcome, ticker.getAsLong()));
    }
  }

  /** Returns what is remembered of the question, or that its name is not there. */
  synchronized Optional<DnsOutcome> get(DnsQuestion question) {
    return fresh(question).or(() -> fresh(question.name()));
  }

  private Optional<DnsOutcome> fresh(Object key) {
    Remembered entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (ticker.getAsLong() - entry.madeAt >= entry.outcome.keep().toNanos()) {
      entries.remove(key);
      return Optional.empty();
    }
    return Optional.of(entry.outcome);
  }
}
