package org.mailscout.api.discovery;

import org.mailscout.api.Note;
import org.mailscout.api.Settings;
import org.mailscout.api.Target;
import org.mailscout.api.network.Provenance;

/**
 * Takes what a strategy finds, as soon as it is found.
 *
 * <p>Every finding names the provenances that it rests on, of this discovery; what only vetoes is
 * not among them. A finding that none backs is a guess. What comes after {@code discover} has
 * returned, beyond the strategy's reach, or beyond {@link
 * org.mailscout.api.network.Limits#findings()} is dropped and ends in the trace. Safe for use by
 * many threads; returns at once.
 */
public interface FindingSink {

  /**
   * Reports settings. Settings reported again with more services replace the earlier ones.
   *
   * @param restsOn all that they rest on
   */
  void settings(Settings settings, Provenance... restsOn);

  /**
   * Reports where to look further. Leads are followed one step deep, three in all, no target twice.
   *
   * @param restsOn all that it rests on
   */
  void lead(Target to, Provenance... restsOn);

  /** Reports what the user should read though it belongs to no settings. */
  void note(Note note);

  /**
   * Says why the strategy decided as it did, for the timeline of all attempts; in plain words and
   * without the local part.
   */
  default void because(String words) {}
}
