package org.mailscout.auth.msgraph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Url;
import org.mailscout.strictjson.JsonObject;

/** Microsoft's clouds, as {@code clouds.json} has them. */
final class Clouds {

  private static final class Table {
    private static final List<Cloud> ROWS = load();
  }

  private Clouds() {}

  /** Returns all, the global one first. */
  static List<Cloud> all() {
    return Table.ROWS;
  }

  static Cloud global() {
    return all().get(0);
  }

  static Optional<Cloud> byId(String id) {
    return all().stream().filter(cloud -> cloud.id().equals(id)).findFirst();
  }

  /** Returns the cloud whose mail is read or sent at this host. */
  static Optional<Cloud> byServiceHost(Host host) {
    return all().stream().filter(cloud -> cloud.serves(host)).findFirst();
  }

  /** Reads a file of this module. */
  static JsonObject resource(String name) {
    try (InputStream in = Clouds.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing");
      }
      return JsonObject.parse(in.readAllBytes(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LookupException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Cloud> load() {
    JsonObject file = resource("clouds.json");
    List<Cloud> clouds = new ArrayList<>();
    file.names().forEach(id -> clouds.add(cloud(id, file.object(id).orElseThrow())));
    return List.copyOf(clouds);
  }

  private static Cloud cloud(String id, JsonObject row) {
    return new Cloud(
        id,
        row.text("name").orElseThrow(),
        texts(row, "instances"),
        hosts(row, "logins"),
        host(row, "graph").orElseThrow(),
        host(row, "imap").orElseThrow(),
        host(row, "pop3").orElseThrow(),
        host(row, "submission"),
        host(row, "personalSubmission"),
        Url.of(row.text("resource").orElseThrow()),
        new Cloud.Signs(
            domains(row, "exchanges"),
            domains(row, "notExchanges"),
            hosts(row, "spf"),
            domains(row, "autodiscover")));
  }

  private static List<String> texts(JsonObject row, String name) {
    return row.texts(name).orElse(List.of());
  }

  private static List<Host> hosts(JsonObject row, String name) {
    return texts(row, name).stream().map(Host::of).toList();
  }

  private static List<Domain> domains(JsonObject row, String name) {
    return texts(row, name).stream().map(Domain::of).toList();
  }

  private static Optional<Host> host(JsonObject row, String name) {
    return row.text(name).map(Host::of);
  }
}
