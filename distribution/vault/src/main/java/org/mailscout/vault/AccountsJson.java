package org.mailscout.vault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.Grant;

/** Accounts as JSON, before they are sealed; fields that are not known are passed over. */
final class AccountsJson {

  // Jackson's pools would keep its buffers, and the secrets in them, for the next user.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private AccountsJson() {}

  /** Returns the bytes, for the caller to wipe. */
  static byte[] write(Collection<Account> accounts) throws IOException {
    try (Wiped out = new Wiped();
        JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("accounts");
      for (Account account : accounts) {
        write(json, account);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      return out.toByteArray();
    }
  }

  private static void write(JsonGenerator json, Account account) throws IOException {
    Grant grant = account.grant();
    json.writeStartObject();
    json.writeStringField("local", account.address().local());
    json.writeStringField("domain", account.address().domain().name());
    json.writeStringField("method", grant.method().id());
    json.writeNumberField("version", grant.version());
    texts(json, "parameters", grant.parameters());
    texts(json, "secrets", grant.secrets());
    if (grant.expires().isPresent()) {
      json.writeNumberField("expires", grant.expires().get().toEpochMilli());
    }
    ServicesJson.write(json, account.services());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, Map<String, String> texts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  /**
   * Returns the accounts.
   *
   * @throws IOException if the bytes are not accounts of this program
   */
  static List<Account> read(byte[] bytes) throws IOException {
    List<Account> accounts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      expect(json.nextToken(), JsonToken.START_OBJECT);
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (!field.equals("accounts")) {
          json.skipChildren();
          continue;
        }
        expect(value, JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
          accounts.add(account(json));
        }
      }
      return accounts;
    } catch (IllegalArgumentException e) {
      throw new IOException("not an account", e);
    }
  }

  private static Account account(JsonParser json) throws IOException {
    Read read = new Read();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "local" -> read.local = json.getText();
        case "domain" -> read.domain = json.getText();
        case "method" -> read.method = json.getText();
        case "version" -> read.version = json.getIntValue();
        case "parameters" -> read.parameters = texts(json);
        case "secrets" -> read.secrets = texts(json);
        case "expires" -> read.expires = Optional.of(Instant.ofEpochMilli(json.getLongValue()));
        case "services" -> read.services = ServicesJson.read(json);
        default -> json.skipChildren();
      }
    }
    return read.account();
  }

  private static Map<String, String> texts(JsonParser json) throws IOException {
    expect(json.currentToken(), JsonToken.START_OBJECT);
    Map<String, String> texts = new TreeMap<>();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      expect(json.nextToken(), JsonToken.VALUE_STRING);
      texts.put(field, json.getText());
    }
    return texts;
  }

  static void expect(JsonToken got, JsonToken wanted) throws IOException {
    if (got != wanted) {
      throw new IOException("not an account");
    }
  }

  /** What has been read of one account. */
  private static final class Read {
    private String local = "";
    private String domain = "";
    private String method = "";
    private int version;
    private Map<String, String> parameters = Map.of();
    private Map<String, String> secrets = Map.of();
    private Optional<Instant> expires = Optional.empty();
    private List<org.mailscout.api.Service> services = List.of();

    Account account() {
      Grant grant = Grant.of(AuthMethodId.of(method), version, parameters, secrets);
      return new Account(
          new EmailAddress(local, Domain.of(domain)),
          expires.map(grant::withExpiry).orElse(grant),
          services);
    }
  }

  /** A buffer that is wiped when it is closed. */
  private static final class Wiped extends ByteArrayOutputStream {
    private static final int ENOUGH_FOR_MOST = 64 * 1024;

    // Growing would leave copies behind.
    Wiped() {
      super(ENOUGH_FOR_MOST);
    }

    @Override
    public void close() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
