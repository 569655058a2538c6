package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program prints is what the published schema describes, down to the last field. */
final class SchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode published() throws IOException {
    return JSON.readTree(Built.ROOT.resolve("docs/mailscout-1.schema.json").toFile());
  }

  private static JsonSchema schema(JsonNode text) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
  }

  /** Forbids the fields that the schema does not describe: readers skip them, we do not add any. */
  private static void close(JsonNode node) {
    if (node.path("type").asText().equals("object") && node.has("properties")) {
      ((ObjectNode) node).put("additionalProperties", false);
    }
    node.forEach(SchemaTest::close);
  }

  private static List<JsonNode> printed(String... addresses)
      throws IOException, InterruptedException {
    String[] arguments = new String[addresses.length + 3];
    arguments[0] = "discover";
    arguments[1] = "--lab";
    arguments[2] = "--json";
    System.arraycopy(addresses, 0, arguments, 3, addresses.length);
    Launched run = Launched.run(Built.FULL, Jdks.own(), arguments).plain();
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(run.out())) {
      return values.readAll();
    }
  }

  @Test
  void schemaIsAValidSchema() throws IOException {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(published())).isEmpty();
  }

  @Test
  void everyDocumentFitsTheSchemaAndHasNoFieldBeyondIt() throws IOException, InterruptedException {
    JsonNode text = published();
    close(text);
    JsonSchema closed = schema(text);

    List<JsonNode> documents =
        printed(
            "jane@srv.example",
            "jane@jmap.example",
            "jane@google-hosted.example",
            "jane@mx-hosted.example",
            "jane@pacc.example",
            "jane@guess.example",
            "jane@nothing.example",
            "srv.example",
            "a@localhost");

    assertThat(documents).hasSize(9);
    assertThat(documents).allSatisfy(d -> assertThat(closed.validate(d)).as("%s", d).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "/outcome, \"perhaps\"",
    "/elapsedMillis, -1",
    "/settings/0/class, \"mine\"",
    "/settings/0/confirm, \"no\"",
    "/settings/0/rank, 0",
    "/settings/0/services, []",
    "/settings/0/services/0/port, \"993\"",
    "/settings/0/services/0/security, \"ssl\"",
    "/settings/0/services/0/url, \"https://srv.example/\"",
    "/settings/0/evidence/0/channel, \"rumour\"",
    "/attempts/0/outcome, \"good\"",
  })
  void schemaRefusesWhatTheContractForbids(String field, String value) throws IOException {
    JsonSchema schema = schema(published());
    JsonNode document = sample();
    Set<ValidationMessage> before = schema.validate(document);

    int slash = field.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) document.at(field.substring(0, slash));
    parent.set(field.substring(slash + 1), JSON.readTree(value));

    assertThat(before).isEmpty();
    assertThat(schema.validate(document)).isNotEmpty();
  }

  private static JsonNode sample() throws IOException {
    return JSON.readTree(
        """
        {"schema": "mailscout/1", "address": "jane@srv.example", "domain": "srv.example",
         "outcome": "found", "foundMillis": 1, "elapsedMillis": 2,
         "settings": [{"rank": 1, "class": "own", "confirm": false, "confirmBecause": [],
           "confirmDomains": [], "verified": true,
           "services": [{"protocol": "imap", "host": "imap.srv.example", "port": 993,
             "security": "tls", "username": "jane@srv.example", "authentication": ["password"]}],
           "auth": [], "notes": [],
           "evidence": [{"strategy": "srv", "source": "_imaps._tcp.srv.example SRV",
             "channel": "dns"}]}],
         "extras": [], "notes": [],
         "attempts": [{"strategy": "srv", "asked": "_imaps._tcp.srv.example SRV",
           "outcome": "found", "startMillis": 0, "millis": 1}]}
        """);
  }
}
