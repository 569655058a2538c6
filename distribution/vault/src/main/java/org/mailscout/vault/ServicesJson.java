package org.mailscout.vault;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailscout.api.Authentication;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.Username;

/** The services of an account as JSON: lists of texts by name, as little as using them needs. */
final class ServicesJson {

  private static final String URL = "url";
  private static final String SESSION = "session";

  private ServicesJson() {}

  static void write(JsonGenerator json, List<Service> services) throws IOException {
    json.writeArrayFieldStart("services");
    for (Service service : services) {
      json.writeStartObject();
      Endpoint endpoint = service.endpoint();
      json.writeStringField("protocol", service.protocol().id());
      json.writeStringField("host", endpoint.host().name());
      json.writeStringField("port", endpoint.port().toString());
      json.writeStringField("security", endpoint.security().id());
      if (endpoint.url().isPresent()) {
        json.writeStringField(URL, endpoint.url().get().toString());
      }
      if (service.session().isPresent()) {
        json.writeStringField(SESSION, service.session().get().toString());
      }
      strings(json, "usernames", service.usernames().stream().map(Username::pattern).toList());
      strings(
          json,
          "authentication",
          service.authentication().stream().map(Authentication::id).toList());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void strings(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static List<Service> read(JsonParser json) throws IOException {
    AccountsJson.expect(json.currentToken(), JsonToken.START_ARRAY);
    List<Service> services = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, List<String>> fields = new HashMap<>();
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        fields.put(field, texts(json));
      }
      services.add(service(fields));
    }
    return services;
  }

  private static List<String> texts(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    if (json.nextToken() != JsonToken.START_ARRAY) {
      texts.add(json.getValueAsString(""));
      json.skipChildren();
      return texts;
    }
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    return texts;
  }

  private static Service service(Map<String, List<String>> fields) {
    Endpoint endpoint =
        fields.containsKey(URL)
            ? Endpoint.of(Url.of(one(fields, URL)))
            : Endpoint.of(
                Host.of(one(fields, "host")),
                Port.parse(one(fields, "port")).orElseThrow(IllegalArgumentException::new),
                new Security(one(fields, "security")));
    Service service =
        Service.of(new Protocol(one(fields, "protocol")), endpoint)
            .withUsernames(
                fields.getOrDefault("usernames", List.of()).stream().map(Username::new).toList())
            .withAuthentication(
                fields.getOrDefault("authentication", List.of()).stream()
                    .map(Authentication::new)
                    .toList());
    return fields.containsKey(SESSION)
        ? service.withSession(Url.of(one(fields, SESSION)))
        : service;
  }

  private static String one(Map<String, List<String>> fields, String name) {
    return fields.getOrDefault(name, List.of("")).stream().findFirst().orElse("");
  }
}
