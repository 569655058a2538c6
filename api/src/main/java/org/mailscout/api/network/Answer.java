package org.mailscout.api.network;

import java.util.Optional;
import org.mailscout.api.LookupException;

/**
 * What every port's answer has: its provenance, and a failure if the question could not be asked.
 */
public interface Answer {

  /** Returns where the answer comes from. */
  Provenance provenance();

  /** Returns why the question could not be asked; empty where it was, whatever the answer. */
  Optional<Failure> failure();

  /**
   * Throws the failure if there is one.
   *
   * @throws LookupException if the question could not be asked
   */
  default void orThrow() throws LookupException {
    Optional<Failure> failure = failure();
    if (failure.isPresent()) {
      throw failure.get().toException();
    }
  }
}
