package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.mailscout.api.Note;
import org.mailscout.api.Settings;

/**
 * A row of the table of well-known providers, as it applies to the host that was looked up.
 *
 * <p>Made by the ports and the test kit alone.
 */
public final class Provider {

  /** What a mail exchange's owner does; callers must expect more kinds. */
  public enum Kind {
    /** Holds mailboxes. */
    MAILBOX,
    /** Filters mail for a mailbox elsewhere. */
    GATEWAY,
    /** Passes mail on to a mailbox elsewhere. */
    FORWARDER,
    /** Holds mailboxes that nothing but its own programs can read. */
    NO_REMOTE_ACCESS
  }

  private final String id;
  private final String name;
  private final Kind kind;
  private final boolean conclusive;
  private final List<Settings> settings;
  private final List<Note> notes;
  private final Provenance provenance;

  private Provider(
      String id,
      String name,
      Kind kind,
      boolean conclusive,
      List<Settings> settings,
      List<Note> notes,
      Provenance provenance) {
    this.id = requireNonNull(id, "id");
    this.name = requireNonNull(name, "name");
    this.kind = requireNonNull(kind, "kind");
    this.conclusive = conclusive;
    this.settings = List.copyOf(settings);
    this.notes = List.copyOf(notes);
    this.provenance = requireNonNull(provenance, "provenance");
  }

  /** Returns a row; for ports and the test kit. */
  public static Provider of(
      String id,
      String name,
      Kind kind,
      boolean conclusive,
      List<Settings> settings,
      List<Note> notes,
      Provenance provenance) {
    return new Provider(id, name, kind, conclusive, settings, notes, provenance);
  }

  /** Returns the row's id, such as {@code google}. */
  public String id() {
    return id;
  }

  /** Returns the name that people know. */
  public String name() {
    return name;
  }

  /** Returns what the provider does. */
  public Kind kind() {
    return kind;
  }

  /** Returns whether nothing else need be waited for. */
  public boolean conclusive() {
    return conclusive;
  }

  /** Returns the provider's settings, its preference first; empty for gateways and forwarders. */
  public List<Settings> settings() {
    return settings;
  }

  /** Returns notes for the user. */
  public List<Note> notes() {
    return notes;
  }

  /** Returns where the row stands. */
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public String toString() {
    return id;
  }
}
