package org.mailscout.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Note;
import org.mailscout.api.Settings;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Provider;
import org.mailscout.api.network.Providers;

/** A table of providers that starts empty. */
public final class FakeProviders implements Providers {

  private final Map<Domain, Row> rows = new ConcurrentHashMap<>();
  private final Map<Domain, String> operators = new ConcurrentHashMap<>();
  private volatile Line line = Line.alone();

  /** Makes an empty table. */
  public FakeProviders() {}

  /**
   * A row.
   *
   * @param id its id
   * @param name the name that people know
   * @param kind what the provider does
   * @param conclusive whether nothing else need be waited for
   * @param settings its preference first
   * @param notes for the user
   */
  public record Row(
      String id,
      String name,
      Provider.Kind kind,
      boolean conclusive,
      List<Settings> settings,
      List<Note> notes) {

    /** Copies the lists. */
    public Row {
      settings = List.copyOf(settings);
      notes = List.copyOf(notes);
    }
  }

  /** Adds a row for the mail exchanges at or below a domain; returns this. */
  public FakeProviders with(Domain suffix, Row row) {
    rows.put(suffix, row);
    return this;
  }

  /** Adds an operator for the mailbox hosts at or below a domain; returns this. */
  public FakeProviders withOperator(Domain suffix, String id) {
    operators.put(suffix, id);
    return this;
  }

  @Override
  public Optional<Provider> byExchange(Host exchange) {
    return longest(rows, exchange)
        .map(
            row ->
                Provider.of(
                    row.id(),
                    row.name(),
                    row.kind(),
                    row.conclusive(),
                    row.settings(),
                    row.notes(),
                    line.provenance("provider " + row.id(), Channel.FILE)));
  }

  @Override
  public Optional<String> operatorOf(Host host) {
    return longest(operators, host);
  }

  /** Returns whether this fake made the provenance, or one that shares its context. */
  public boolean handedOut(Provenance provenance) {
    return line.handedOut(provenance);
  }

  void share(Line shared) {
    line = shared;
  }

  private static <V> Optional<V> longest(Map<Domain, V> table, Host host) {
    Optional<Domain> suffix = host.domain();
    while (suffix.isPresent()) {
      Optional<V> found = Optional.ofNullable(table.get(suffix.get()));
      if (found.isPresent()) {
        return found;
      }
      suffix = suffix.get().host().parent();
    }
    return Optional.empty();
  }
}
