package org.mailscout.network;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.Note;
import org.mailscout.api.Port;
import org.mailscout.api.Url;
import org.mailscout.api.network.Provider;

/** Reads a file of rows from its tokens; what it does not know is an error, never skipped. */
final class ProviderFileReader {

  private final JsonParser json;

  ProviderFileReader(JsonParser json) {
    this.json = json;
  }

  @FunctionalInterface
  private interface Member {
    void read(String name) throws IOException;
  }

  @FunctionalInterface
  private interface Element<T> {
    T read() throws IOException;
  }

  ProviderFile file() throws IOException {
    var file =
        new Object() {
          String schema = "";
          String date = "";
          List<ProviderRow> rows = List.of();
        };
    json.nextToken();
    object(
        name -> {
          switch (name) {
            case "schema" -> file.schema = text();
            case "date" -> file.date = text();
            case "rows" -> file.rows = list(this::row);
            default -> throw unknown(name);
          }
        });
    if (!file.schema.equals(ProviderFile.SCHEMA)) {
      throw new IllegalArgumentException("schema is not " + ProviderFile.SCHEMA);
    }
    if (json.nextToken() != null) {
      throw new IllegalArgumentException("more than one value");
    }
    return new ProviderFile(filled(file.date, "date"), file.rows);
  }

  private ProviderRow row() throws IOException {
    var row =
        new Object() {
          String id = "";
          String name = "";
          String source = "";
          Provider.Kind kind = Provider.Kind.MAILBOX;
          List<ExchangePattern> mx = List.of();
          List<ExchangePattern> except = List.of();
          @Nullable Boolean conclusive;
          List<String> domains = List.of();
          List<List<ServiceTemplate>> settings = List.of();
          List<IssuerHint> issuers = List.of();
          List<Note> notes = List.of();
          String date = "";
        };
    object(
        name -> {
          switch (name) {
            case "id" -> row.id = id(text());
            case "name" -> row.name = text();
            case "kind" -> row.kind = kind(text());
            case "mx" -> row.mx = list(() -> ExchangePattern.of(text()));
            case "except" -> row.except = list(() -> ExchangePattern.of(text()));
            case "conclusive" -> row.conclusive = flag();
            case "domains" -> row.domains = list(this::text);
            case "settings" -> row.settings = list(() -> list(this::service));
            case "issuers" -> row.issuers = list(this::issuer);
            case "notes" -> row.notes = list(this::note);
            case "source" -> row.source = text();
            case "date" -> row.date = text();
            default -> throw unknown(name);
          }
        });
    return new ProviderRow(
        filled(row.id, "id"),
        filled(row.name, "name"),
        row.kind,
        row.mx,
        row.except,
        row.conclusive == null ? holdsMailboxes(row.kind) : row.conclusive,
        row.domains,
        row.settings,
        row.issuers,
        row.notes,
        filled(row.source, "source"),
        filled(row.date, "date"));
  }

  private static boolean holdsMailboxes(Provider.Kind kind) {
    return kind == Provider.Kind.MAILBOX || kind == Provider.Kind.NO_REMOTE_ACCESS;
  }

  private ServiceTemplate service() throws IOException {
    var service =
        new Object() {
          String protocol = "";
          String where = "";
          Optional<Port> port = Optional.empty();
          Optional<String> security = Optional.empty();
          List<String> usernames = List.of("{address}");
          List<String> authentication = List.of("password");
        };
    object(
        name -> {
          switch (name) {
            case "protocol" -> service.protocol = text();
            case "host", "url" -> service.where = text();
            case "port" -> service.port = Optional.of(Port.of(number()));
            case "security" -> service.security = Optional.of(text());
            case "usernames" -> service.usernames = list(this::text);
            case "authentication" -> service.authentication = list(this::text);
            default -> throw unknown(name);
          }
        });
    return new ServiceTemplate(
        filled(service.protocol, "protocol"),
        filled(service.where, "host or url"),
        service.port,
        service.security,
        service.usernames,
        service.authentication);
  }

  private IssuerHint issuer() throws IOException {
    var issuer =
        new Object() {
          String name = "";
          List<String> scopes = List.of();
          Optional<Url> authorization = Optional.empty();
          Optional<Url> token = Optional.empty();
        };
    object(
        name -> {
          switch (name) {
            case "issuer" -> issuer.name = text();
            case "scopes" -> issuer.scopes = list(this::text);
            case "authorization" -> issuer.authorization = Optional.of(Url.of(text()));
            case "token" -> issuer.token = Optional.of(Url.of(text()));
            default -> throw unknown(name);
          }
        });
    IssuerHint hint = IssuerHint.of(issuer.name).withScopes(issuer.scopes);
    return issuer.authorization.isPresent() && issuer.token.isPresent()
        ? hint.withEndpoints(issuer.authorization.get(), issuer.token.get())
        : hint;
  }

  private Note note() throws IOException {
    var note =
        new Object() {
          String text = "";
          Optional<Url> link = Optional.empty();
        };
    object(
        name -> {
          switch (name) {
            case "text" -> note.text = text();
            case "link" -> note.link = Optional.of(Url.of(text()));
            default -> throw unknown(name);
          }
        });
    return new Note(note.text, note.link);
  }

  private void object(Member member) throws IOException {
    expect(JsonToken.START_OBJECT);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      member.read(name);
    }
    expect(JsonToken.END_OBJECT);
  }

  private <T> List<T> list(Element<T> element) throws IOException {
    expect(JsonToken.START_ARRAY);
    List<T> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.read());
    }
    return List.copyOf(elements);
  }

  private String text() throws IOException {
    expect(JsonToken.VALUE_STRING);
    return json.getText();
  }

  private int number() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT);
    return json.getIntValue();
  }

  private boolean flag() throws IOException {
    return json.getBooleanValue();
  }

  private void expect(JsonToken token) {
    if (json.currentToken() != token) {
      throw new IllegalArgumentException("not " + token + ": " + json.currentToken());
    }
  }

  private static String id(String text) {
    boolean plain =
        text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    if (!plain || text.length() < 2 || text.length() > 32 || text.startsWith("-")) {
      throw new IllegalArgumentException("not an id: " + text);
    }
    return text;
  }

  private static Provider.Kind kind(String text) {
    return Provider.Kind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String filled(String text, String name) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("no " + name);
    }
    return text;
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("unknown member: " + name);
  }
}
