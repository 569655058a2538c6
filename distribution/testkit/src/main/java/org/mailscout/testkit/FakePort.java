package org.mailscout.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Answer;
import org.mailscout.api.network.Asking;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Provenance;

/**
 * What the fakes of ports have in common: answers by key, failures, hangs, and a log of questions.
 *
 * <p>Answers come in the order of the questions, on the caller's thread; then it blocks if one of
 * the questions hangs and the answers were not enough. Safe for use by many threads.
 *
 * @param <K> what an answer is found by
 * @param <Q> the questions
 * @param <A> the answers
 */
public abstract sealed class FakePort<K, Q, A extends Answer> implements Asking<Q, A>
    permits FakeDns, FakeHttp, FakeProber {

  private final List<Q> asked = new CopyOnWriteArrayList<>();
  private final Map<K, Failure> failures = new ConcurrentHashMap<>();
  private final Map<K, Hang> hangs = new ConcurrentHashMap<>();
  private volatile Optional<Reason> failsAll = Optional.empty();
  private volatile boolean lastFirst;
  private volatile Line line = Line.alone();

  FakePort() {}

  abstract K key(Q question);

  abstract A answerOf(Q question);

  abstract A failed(Q question, Failure failure);

  /** Makes the question fail for this reason, as one that could not be asked. */
  public void fail(K key, Reason reason) {
    fail(key, new Failure(reason, key + ": " + reason + " by a fake"));
  }

  /** Makes the question fail so. */
  public void fail(K key, Failure failure) {
    failures.put(key, failure);
  }

  /** Makes every question fail for this reason. */
  public void failAll(Reason reason) {
    failsAll = Optional.of(reason);
  }

  /** Makes the question hang: who asks it gets all other answers, then blocks. */
  public Hang hang(K key) {
    return hangs.computeIfAbsent(key, k -> new Hang(k.toString()));
  }

  /** Makes answers come in the reverse order of the questions. */
  public void answerLastFirst() {
    lastFirst = true;
  }

  /** Returns all questions so far, in order. */
  public List<Q> asked() {
    return List.copyOf(asked);
  }

  /** Returns whether this fake made the provenance, or one that shares its context. */
  public boolean handedOut(Provenance provenance) {
    return line.handedOut(provenance);
  }

  @Override
  public void askUntil(List<Q> questions, Predicate<A> enough) throws InterruptedException {
    line.check();
    asked.addAll(questions);
    List<Q> order = new ArrayList<>(questions);
    if (lastFirst) {
      Collections.reverse(order);
    }
    List<Hang> hanging = new ArrayList<>();
    for (Q question : order) {
      Optional<Hang> hang = hangOf(question);
      hang.ifPresent(hanging::add);
      if (hang.isEmpty() && enough.test(answer(question))) {
        return;
      }
    }
    if (!hanging.isEmpty()) {
      hanging.forEach(Hang::reach);
      throw line.hang();
    }
  }

  A answer(Q question) {
    Optional<Failure> failure =
        failsAll
            .map(reason -> new Failure(reason, question + ": " + reason + " by a fake"))
            .or(() -> Optional.ofNullable(failures.get(key(question))));
    return failure.map(f -> failed(question, f)).orElseGet(() -> answerOf(question));
  }

  Optional<Hang> hangOf(Q question) {
    return Optional.ofNullable(hangs.get(key(question)));
  }

  void log(Q question) {
    asked.add(question);
  }

  boolean lastFirst() {
    return lastFirst;
  }

  Line line() {
    return line;
  }

  void share(Line shared) {
    line = shared;
  }
}
