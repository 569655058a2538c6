package org.mailscout.auth.msgraph;

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
import org.mailscout.api.Url;

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
  static Map<String, Object> resource(String name) {
    try (InputStream in = Clouds.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing");
      }
      return StrictJson.object(in.readAllBytes(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LookupException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Cloud> load() {
    Map<String, Object> file = resource("clouds.json");
    List<Cloud> clouds = new ArrayList<>();
    file.keySet().forEach(id -> clouds.add(cloud(id, StrictJson.member(file, id))));
    return List.copyOf(clouds);
  }

  private static Cloud cloud(String id, Map<String, Object> row) {
    return new Cloud(
        id,
        StrictJson.text(row, "name").orElseThrow(),
        texts(row, "instances"),
        hosts(row, "logins"),
        host(row, "graph").orElseThrow(),
        host(row, "imap").orElseThrow(),
        host(row, "pop3").orElseThrow(),
        host(row, "submission"),
        host(row, "personalSubmission"),
        Url.of(StrictJson.text(row, "resource").orElseThrow()),
        new Cloud.Signs(
            domains(row, "exchanges"),
            domains(row, "notExchanges"),
            hosts(row, "spf"),
            domains(row, "autodiscover")));
  }

  private static List<String> texts(Map<String, Object> row, String name) {
    return StrictJson.texts(row, name).orElse(List.of());
  }

  private static List<Host> hosts(Map<String, Object> row, String name) {
    return texts(row, name).stream().map(Host::of).toList();
  }

  private static List<Domain> domains(Map<String, Object> row, String name) {
    return texts(row, name).stream().map(Domain::of).toList();
  }

  private static Optional<Host> host(Map<String, Object> row, String name) {
    return StrictJson.text(row, name).map(Host::of);
  }
}
