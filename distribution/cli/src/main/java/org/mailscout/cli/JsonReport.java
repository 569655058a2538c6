package org.mailscout.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Note;
import org.mailscout.api.Service;
import org.mailscout.api.Username;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.network.Names;
import org.mailscout.engine.Attempt;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.Evidence;
import org.mailscout.engine.RankedSettings;
import org.mailscout.engine.Verification;

/** Writes a result as one JSON document of schema {@code mailscout/1}. */
final class JsonReport {

  private static final String SCHEMA = "mailscout/1";

  private final PrintStream out;
  private final boolean compact;

  JsonReport(PrintStream out, boolean compact) {
    this.out = out;
    this.compact = compact;
  }

  /** What goes into one document. */
  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private void document(Body body) throws IOException {
    StringWriter text = new StringWriter();
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(text)) {
      json.setPrettyPrinter(compact ? new MinimalPrettyPrinter() : new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      body.write(json);
      json.writeEndObject();
    }
    out.println(text);
  }

  void writeError(String address, String error) throws IOException {
    document(
        json -> {
          json.writeStringField("address", Shown.line(address));
          json.writeStringField("error", Shown.line(error));
        });
  }

  void write(DiscoveryResult result, Names names) throws IOException {
    document(json -> body(json, result));
  }

  private static void body(JsonGenerator json, DiscoveryResult result) throws IOException {
    Optional<EmailAddress> address = result.address();
    if (address.isPresent()) {
      json.writeStringField("address", address.get().text());
    }
    json.writeStringField("domain", result.domain().name());
    json.writeStringField("outcome", result.outcome().id());
    if (result.found().isPresent()) {
      json.writeNumberField("foundMillis", result.found().get().toMillis());
    }
    json.writeNumberField("elapsedMillis", result.elapsed().toMillis());
    json.writeArrayFieldStart("settings");
    for (RankedSettings settings : result.settings()) {
      settings(json, settings, address);
    }
    json.writeEndArray();
    services(json, "extras", result.extras(), address);
    notes(json, result.notes());
    json.writeArrayFieldStart("attempts");
    for (Attempt attempt : result.attempts()) {
      attempt(json, attempt);
    }
    json.writeEndArray();
  }

  private static void settings(
      JsonGenerator json, RankedSettings ranked, Optional<EmailAddress> address)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("rank", ranked.rank());
    json.writeStringField("class", ranked.trust().id());
    json.writeBooleanField("confirm", ranked.confirmation().needed());
    strings(json, "confirmBecause", ranked.confirmation().because());
    strings(json, "confirmDomains", ranked.confirmation().domains());
    verification(json, ranked.verification());
    Optional<String> provider = ranked.settings().provider();
    if (provider.isPresent()) {
      json.writeStringField("provider", Shown.line(provider.get()));
    }
    services(json, "services", ranked.settings().services(), address);
    json.writeArrayFieldStart("auth");
    for (AuthOffer offer : ranked.offers()) {
      offer(json, offer);
    }
    json.writeEndArray();
    notes(json, ranked.settings().notes());
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : ranked.evidence()) {
      json.writeStartObject();
      json.writeStringField("strategy", evidence.strategy().id());
      json.writeStringField("source", evidence.source());
      json.writeStringField("channel", evidence.channel().id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void verification(JsonGenerator json, Verification verification)
      throws IOException {
    if (verification.state() != Verification.State.NOT_TRIED) {
      json.writeBooleanField("verified", verification.state() == Verification.State.PROVED);
    }
    if (verification.failure().isPresent()) {
      json.writeStringField("verifyFailure", verification.failure().get().reason().id());
    }
  }

  private static void services(
      JsonGenerator json, String field, List<Service> services, Optional<EmailAddress> address)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Service service : services) {
      service(json, service, address);
    }
    json.writeEndArray();
  }

  private static void service(JsonGenerator json, Service service, Optional<EmailAddress> address)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("protocol", service.protocol().id());
    if (service.endpoint().url().isPresent()) {
      json.writeStringField("url", Filled.url(service.endpoint().url().get(), address));
    } else {
      json.writeStringField("host", service.endpoint().host().name());
      json.writeNumberField("port", service.endpoint().port().number());
      json.writeStringField("security", service.endpoint().security().id());
    }
    if (service.session().isPresent()) {
      json.writeStringField("session", service.session().get().toString());
    }
    List<Username> usernames = service.usernames();
    if (address.isPresent() && !usernames.isEmpty()) {
      List<String> filled = usernames.stream().map(u -> u.of(address.get())).distinct().toList();
      json.writeStringField("username", filled.get(0));
      if (filled.size() > 1) {
        strings(json, "usernameAlternatives", filled.subList(1, filled.size()));
      }
    }
    strings(json, "authentication", service.authentication());
    json.writeEndObject();
  }

  private static void offer(JsonGenerator json, AuthOffer offer) throws IOException {
    json.writeStartObject();
    json.writeStringField("method", offer.method().id());
    if (offer.issuer().isPresent()) {
      json.writeStringField("issuer", offer.issuer().get());
    }
    json.writeStringField("registration", offer.registration().id());
    strings(json, "scopes", offer.scopes());
    notes(json, offer.notes());
    json.writeEndObject();
  }

  private static void notes(JsonGenerator json, List<Note> notes) throws IOException {
    strings(
        json,
        "notes",
        notes.stream()
            .map(n -> Shown.line(n.text()) + n.link().map(u -> " " + u).orElse(""))
            .toList());
  }

  private static void attempt(JsonGenerator json, Attempt attempt) throws IOException {
    json.writeStartObject();
    json.writeStringField("strategy", attempt.by());
    json.writeStringField("asked", attempt.asked());
    json.writeStringField("outcome", attempt.outcome());
    json.writeNumberField("startMillis", attempt.start().toMillis());
    json.writeNumberField("millis", attempt.time().toMillis());
    if (!attempt.detail().isEmpty()) {
      json.writeStringField("detail", Shown.line(attempt.detail()));
    }
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String field, Collection<?> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Object value : values) {
      json.writeString(value.toString());
    }
    json.writeEndArray();
  }
}
