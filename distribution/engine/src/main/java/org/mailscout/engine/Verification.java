package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.mailscout.api.network.Failure;

/**
 * What connecting said of settings, without a credential.
 *
 * @param state whether it was tried, and how it ended
 * @param failure why they are not proved; present exactly where the state is {@link State#FAILED}
 */
public record Verification(State state, Optional<Failure> failure) {

  /** Not tried, or not possible without a credential. */
  public static final Verification NOT_TRIED = new Verification(State.NOT_TRIED, Optional.empty());

  /** Every service answered as it should. */
  public static final Verification PROVED = new Verification(State.PROVED, Optional.empty());

  /** How far it came. */
  public enum State {
    /** Every service answered as it should. */
    PROVED,
    /** Not tried, or not possible without a credential. */
    NOT_TRIED,
    /** A service did not answer as it should. */
    FAILED
  }

  /** Checks that a failure is there exactly where one is due. */
  public Verification {
    requireNonNull(state, "state");
    requireNonNull(failure, "failure");
    if (failure.isPresent() != (state == State.FAILED)) {
      throw new IllegalArgumentException(state + " with failure " + failure);
    }
  }

  /** Returns that a service did not answer as it should. */
  public static Verification failed(Failure why) {
    return new Verification(State.FAILED, Optional.of(why));
  }
}
