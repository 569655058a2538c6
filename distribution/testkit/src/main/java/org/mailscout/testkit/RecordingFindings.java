package org.mailscout.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailscout.api.Note;
import org.mailscout.api.Settings;
import org.mailscout.api.Target;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.Provenance;

/** Keeps what a strategy reports, in order. Safe for use by many threads. */
public final class RecordingFindings implements FindingSink {

  private final List<Found> found = new ArrayList<>();
  private final List<Lead> leads = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);

  /** Makes a sink that holds nothing yet. */
  public RecordingFindings() {}

  /**
   * Settings as reported.
   *
   * @param settings what was reported
   * @param restsOn the provenances named, in order
   */
  public record Found(Settings settings, List<Provenance> restsOn) {}

  /**
   * A lead as reported.
   *
   * @param to where to look
   * @param restsOn the provenances named, in order
   */
  public record Lead(Target to, List<Provenance> restsOn) {}

  @Override
  public synchronized void settings(Settings settings, Provenance... restsOn) {
    found.add(new Found(settings, List.of(restsOn)));
    first.countDown();
  }

  @Override
  public synchronized void lead(Target to, Provenance... restsOn) {
    leads.add(new Lead(to, List.of(restsOn)));
    first.countDown();
  }

  @Override
  public synchronized void note(Note note) {
    notes.add(note);
  }

  @Override
  public synchronized void because(String words) {
    reasons.add(words);
  }

  /** Returns why the strategy decided as it did, in order. */
  public synchronized List<String> reasons() {
    return List.copyOf(reasons);
  }

  /** Returns the settings, with what they rest on, in order. */
  public synchronized List<Found> found() {
    return List.copyOf(found);
  }

  /** Returns the settings alone, in order. */
  public List<Settings> settings() {
    return found().stream().map(Found::settings).toList();
  }

  /** Returns the leads, in order. */
  public synchronized List<Lead> leads() {
    return List.copyOf(leads);
  }

  /** Returns the notes, in order. */
  public synchronized List<Note> notes() {
    return List.copyOf(notes);
  }

  /** Returns whether nothing at all was reported. */
  public synchronized boolean isEmpty() {
    return found.isEmpty() && leads.isEmpty() && notes.isEmpty();
  }

  /** Returns whether settings or a lead were reported within so many milliseconds. */
  boolean awaitFirst(long milliseconds) throws InterruptedException {
    return first.await(milliseconds, TimeUnit.MILLISECONDS);
  }
}
