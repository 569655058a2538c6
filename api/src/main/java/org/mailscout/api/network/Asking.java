package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A port that takes many questions in one call: they leave at once, and each answer is handed over
 * as it arrives.
 *
 * <p>Implemented by the engine and the test kit alone. Every method blocks until all that was asked
 * is answered, on the caller's thread, which also runs the handlers; no thread is taken per
 * question. A failed question is one failed answer, never an exception.
 *
 * @param <Q> the questions
 * @param <A> the answers
 */
public interface Asking<Q, A extends Answer> {

  /**
   * Asks all questions at once until an answer is enough; what is still open then is cancelled.
   *
   * @param enough told of each answer in the order of arrival; true ends the asking
   * @throws InterruptedException if the discovery is cancelled or its deadline has passed
   */
  void askUntil(List<Q> questions, Predicate<A> enough) throws InterruptedException;

  /**
   * Asks all questions at once.
   *
   * @param answers told of each answer in the order of arrival
   * @throws InterruptedException if the discovery is cancelled or its deadline has passed
   */
  default void ask(List<Q> questions, Consumer<A> answers) throws InterruptedException {
    requireNonNull(answers, "answers");
    askUntil(
        questions,
        answer -> {
          answers.accept(answer);
          return false;
        });
  }

  /**
   * Asks one question.
   *
   * @throws InterruptedException if the discovery is cancelled or its deadline has passed
   */
  default A ask(Q question) throws InterruptedException {
    List<A> answer = new ArrayList<>(1);
    ask(List.of(question), answer::add);
    return answer.get(0);
  }
}
