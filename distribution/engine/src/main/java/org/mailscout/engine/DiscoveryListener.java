package org.mailscout.engine;

import java.time.Duration;
import org.mailscout.api.Note;
import org.mailscout.api.Settings;
import org.mailscout.api.Target;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.Question;

/**
 * Is told how a discovery goes on.
 *
 * <pre>
 * discovery
 * ├─ strategy (one for each question that it serves; started … finished)
 * │  ├─ lookup (started … finished)
 * │  └─ settings, lead, note
 * └─ firstPlaceFinal, once, where there is one
 * </pre>
 *
 * <p>Every {@code …Started} gets exactly one {@code …Finished}, whatever happens. Called one at a
 * time, from any thread, in order. Must return at once: the discovery waits for it. A listener that
 * throws is not called again.
 */
public interface DiscoveryListener {

  /** Is told nothing. */
  DiscoveryListener NONE = new DiscoveryListener() {};

  /** The discovery has begun. */
  default void discoveryStarted(DiscoveryStarted event) {}

  /** The discovery is over, or cancelled. */
  default void discoveryFinished(DiscoveryFinished event) {}

  /** A strategy or auth method has been asked. */
  default void strategyStarted(StrategyStarted event) {}

  /** A strategy or auth method has ended, failed or been cut off. */
  default void strategyFinished(StrategyFinished event) {}

  /** A question has left. */
  default void lookupStarted(LookupStarted event) {}

  /** A question has been answered, has failed or been cut off. */
  default void lookupFinished(LookupFinished event) {}

  /** Settings were reported; they may be reported again with more services. */
  default void settingsFound(SettingsFound event) {}

  /** A lead was reported. */
  default void leadFound(LeadFound event) {}

  /** A note was reported. */
  default void noteFound(NoteFound event) {}

  /** The first place is known; verification follows. */
  default void firstPlaceFinal(FirstPlaceFinal event) {}

  /**
   * A discovery has begun.
   *
   * @param request what is asked
   */
  record DiscoveryStarted(DiscoveryRequest request) {}

  /**
   * A discovery is over.
   *
   * @param elapsed since its start
   * @param cancelled whether it was cancelled
   */
  record DiscoveryFinished(Duration elapsed, boolean cancelled) {}

  /**
   * A provider has been asked.
   *
   * @param by its id
   * @param question what it is asked
   */
  record StrategyStarted(String by, Question question) {}

  /**
   * A provider has ended.
   *
   * @param by its id
   * @param question what it was asked
   * @param elapsed since the discovery's start
   */
  record StrategyFinished(String by, Question question, Duration elapsed) {}

  /**
   * A question has left.
   *
   * @param by the id of who asks
   * @param asked as in {@link Attempt#asked()}
   */
  record LookupStarted(String by, String asked) {}

  /**
   * A question is over.
   *
   * @param attempt how it went
   */
  record LookupFinished(Attempt attempt) {}

  /**
   * Settings were reported.
   *
   * @param by the strategy's id
   * @param settings what it reports
   * @param trust their class, seen alone
   */
  record SettingsFound(String by, Settings settings, TrustClass trust) {}

  /**
   * A lead was reported.
   *
   * @param by the strategy's id
   * @param to where to look
   */
  record LeadFound(String by, Target to) {}

  /**
   * A note was reported.
   *
   * @param by the strategy's id
   * @param note the note
   */
  record NoteFound(String by, Note note) {}

  /**
   * The first place is known.
   *
   * @param first the settings in it
   * @param elapsed since the discovery's start
   */
  record FirstPlaceFinal(RankedSettings first, Duration elapsed) {}
}
