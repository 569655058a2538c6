package org.mailscout.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.Note;
import org.mailscout.api.Settings;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Provider;

/**
 * A row of the table of providers, as {@code docs/provider-table.md} describes it.
 *
 * @param id whose row it is; rows with one id are one operator
 * @param name the name that people know
 * @param kind what the owner of the mail exchanges does
 * @param exchanges the mail exchanges; none where only the hosts are known
 * @param exceptions mail exchanges among them that the row does not speak of
 * @param conclusive whether nothing else need be asked
 * @param domains what the operator's hosts lie in
 * @param settings alternatives, the provider's preference first
 * @param issuers authorization servers, the provider's preference first
 * @param notes for the user
 * @param source where the row comes from
 * @param date when that was so, as {@code 2026-10-01}
 */
record ProviderRow(
    String id,
    String name,
    Provider.Kind kind,
    List<ExchangePattern> exchanges,
    List<ExchangePattern> exceptions,
    boolean conclusive,
    List<String> domains,
    List<List<ServiceTemplate>> settings,
    List<IssuerHint> issuers,
    List<Note> notes,
    String source,
    String date) {

  ProviderRow {
    exchanges = List.copyOf(exchanges);
    exceptions = List.copyOf(exceptions);
    domains = List.copyOf(domains);
    settings = List.copyOf(settings);
    issuers = List.copyOf(issuers);
    notes = List.copyOf(notes);
  }

  /** Returns the row as it applies to a mail exchange. */
  Provider apply(String exchange, List<String> labels, Function<String, Provenance> provenance) {
    List<Settings> all = new ArrayList<>(settings.size());
    for (List<ServiceTemplate> services : settings) {
      all.add(settings(services, exchange, labels).withOrder(all.size()));
    }
    String origin = "provider table: " + id + " (" + date + ")";
    return Provider.of(id, name, kind, conclusive, all, notes, provenance.apply(origin));
  }

  /**
   * Returns one of the alternatives as it applies to a mail exchange.
   *
   * @throws IllegalArgumentException if that makes no settings
   */
  Settings settings(List<ServiceTemplate> services, String exchange, List<String> labels) {
    return Settings.of(services.stream().map(s -> s.apply(exchange, labels)).toList())
        .withProvider(name)
        .withIssuers(issuers);
  }
}
