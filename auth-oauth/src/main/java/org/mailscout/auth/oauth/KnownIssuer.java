package org.mailscout.auth.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth.Server;
import org.mailscout.strictjson.JsonObject;

/**
 * A large provider's authorization server that registers no clients by itself.
 *
 * @param server its endpoints
 * @param domains the domains whose hosts it signs in to
 * @param scopes what mail needs
 * @param extra further parameters of the authorization request
 * @param notes what the caller has to know
 */
record KnownIssuer(
    Server server,
    List<Domain> domains,
    List<String> scopes,
    Map<String, String> extra,
    List<Note> notes) {

  private static final class Table {
    private static final List<KnownIssuer> ROWS = load();
  }

  /** Returns the row whose hosts these are. */
  static Optional<KnownIssuer> byHost(Host host) {
    return Table.ROWS.stream().filter(row -> row.signsInTo(host)).findFirst();
  }

  /** Returns whether the host is one of those that it signs in to. */
  boolean signsInTo(Host host) {
    return domains.stream().anyMatch(host::isWithin);
  }

  /** Returns the row of the issuer, by its URL or, as autoconfig files have it, its host. */
  static Optional<KnownIssuer> byIssuer(String issuer) {
    return Table.ROWS.stream()
        .filter(row -> row.server.issuer().equals(issuer) || hostOf(row).equals(issuer))
        .findFirst();
  }

  private static String hostOf(KnownIssuer row) {
    return Url.of(row.server.issuer()).host().name();
  }

  private static List<KnownIssuer> load() {
    try (InputStream in = KnownIssuer.class.getResourceAsStream("issuers.json")) {
      if (in == null) {
        throw new IOException("issuers.json is missing");
      }
      JsonObject file = JsonObject.parse(in.readAllBytes(), "issuers.json");
      List<KnownIssuer> rows = new ArrayList<>();
      file.names().forEach(issuer -> rows.add(row(issuer, file.object(issuer).orElseThrow())));
      return List.copyOf(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LookupException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KnownIssuer row(String issuer, JsonObject row) {
    Server server =
        new Server(
            issuer,
            url(row, "authorization").orElseThrow(),
            url(row, "token").orElseThrow(),
            Optional.empty(),
            Optional.empty(),
            url(row, "revocation"),
            url(row, "keys"),
            false,
            Optional.empty());
    return new KnownIssuer(
        server,
        row.texts("domains").orElseThrow().stream().map(Domain::of).toList(),
        row.texts("scopes").orElseThrow(),
        row.has("offline") ? Map.of("access_type", "offline", "prompt", "consent") : Map.of(),
        row.text("note").map(Note::of).stream().toList());
  }

  private static Optional<Url> url(JsonObject row, String name) {
    return row.text(name).map(Url::of);
  }
}
