package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program as it ships, started by its launcher on every JDK of this computer. */
final class LauncherTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Path> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void findsWhatEachDomainOfTheLabPublishes(Path jdk) throws IOException, InterruptedException {
    Map<String, String> first = new LinkedHashMap<>();
    first.put("srv", "imap.srv.example");
    first.put("pop3", "pop.pop3.example");
    first.put("autoconfig", "imap.autoconfig.example");
    first.put("wellknown", "imap.wellknown.example");
    first.put("listed", "imap.listed.example");
    first.put("mx-hosted", "imap.hoster.example");
    first.put("pacc", "imap.pacc.example");
    first.put("google-hosted", "imap.gmail.com");
    first.put("guess", "mail.guess.example");
    first.put("jmap", "https://api.jmap.example/.well-known/jmap");

    List<JsonNode> answers =
        documents(Launched.run(Built.FULL, jdk, discover(first.keySet())).endedWith(0));

    assertThat(answers.stream().map(LauncherTest::firstHost))
        .containsExactlyElementsOf(first.values());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsNothingFromSomethingBehindEveryName(Path jdk) throws IOException, InterruptedException {
    for (String address : List.of("jane@nothing.example", "jane@parked.example")) {
      Launched run = Launched.run(Built.FULL, jdk, "discover", "--lab", "--json", address);

      JsonNode answer = documents(run.endedWith(1)).get(0);
      assertThat(answer.get("outcome").asText()).isEqualTo("not-found");
      assertThat(answer.get("settings")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void followsTheDomainsWordWhereSourcesDisagree(Path jdk)
      throws IOException, InterruptedException {
    Launched run =
        Launched.run(Built.FULL, jdk, "discover", "--lab", "--json", "jane@disagree.example");

    JsonNode first = documents(run.endedWith(0)).get(0).at("/settings/0");
    assertThat(first.get("class").asText()).isEqualTo("own");
    assertThat(first.get("confirmBecause")).isEmpty();
    assertThat(first.get("confirm").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void showsAPersonWhatToType(Path jdk) throws IOException, InterruptedException {
    Launched run = Launched.run(Built.FULL, jdk, "discover", "--lab", "jane@srv.example");

    assertThat(run.endedWith(0).out())
        .contains("imap.srv.example", "993", "smtp.srv.example", "465");
    assertThat(run.err()).contains("The lab also knows").contains("jane@jmap.example");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void listsWhatIsLoaded(Path jdk) throws IOException, InterruptedException {
    Launched full = Launched.run(Built.FULL, jdk, "strategies").endedWith(0);
    Launched minimal = Launched.run(Built.MINIMAL, jdk, "strategies").endedWith(0);

    String ids = "(?m)^%s  \\((strategy|auth method), ";
    for (String id : List.of("srv", "jmap", "autoconfig", "pacc", "mx", "oauth")) {
      assertThat(full.out()).containsPattern(ids.formatted(id));
      assertThat(minimal.out()).containsPattern(ids.formatted(id));
    }
    for (String id : List.of("fuzzy", "ispdb")) {
      assertThat(full.out()).containsPattern(ids.formatted(id));
      assertThat(minimal.out()).doesNotContainPattern(ids.formatted(id));
    }
  }

  @Test
  void minimalImageFindsWhatIsPublishedAndGuessesNothing()
      throws IOException, InterruptedException {
    String[] found = {"discover", "--lab", "--json", "jane@srv.example"};
    String[] guessed = {"discover", "--lab", "--json", "jane@guess.example"};

    Launched published = Launched.run(Built.MINIMAL, Jdks.own(), found);
    Launched unpublished = Launched.run(Built.MINIMAL, Jdks.own(), guessed);

    assertThat(firstHost(documents(published.endedWith(0)).get(0))).isEqualTo("imap.srv.example");
    unpublished.endedWith(1);
  }

  @Test
  void withoutAStrategysJarOnlyWhatItFindsIsGone(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path image = Built.copyOf(Built.MINIMAL, folder.resolve("image"));
    for (Path jar : Built.jarsOf(image)) {
      if (Built.nameOf(jar).equals("mailscout-strategy-srv")) {
        Files.delete(jar);
      }
    }

    Launched gone = Launched.run(image, Jdks.own(), "discover", "--lab", "jane@srv.example");
    Launched rest = Launched.run(image, Jdks.own(), "discover", "--lab", "jane@autoconfig.example");
    Launched asked = Launched.run(image, Jdks.own(), "discover", "--only", "srv", "srv.example");
    Launched listed = Launched.run(image, Jdks.own(), "strategies");

    gone.endedWith(1);
    rest.endedWith(0);
    asked.refused();
    assertThat(asked.err()).contains("no strategy srv; there are autoconfig, jmap, msgraph, mx");
    assertThat(listed.endedWith(0).out())
        .contains("jmap  (strategy")
        .doesNotContain("srv  (strategy");
  }

  private static String[] discover(Iterable<String> labels) {
    List<String> arguments = new ArrayList<>(List.of("discover", "--lab", "--json"));
    labels.forEach(label -> arguments.add("jane@" + label + ".example"));
    return arguments.toArray(String[]::new);
  }

  private static List<JsonNode> documents(Launched run) throws IOException {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(run.out())) {
      return values.readAll();
    }
  }

  private static String firstHost(JsonNode answer) {
    JsonNode service = answer.at("/settings/0/services/0");
    return service.has("url") ? service.get("url").asText() : service.path("host").asText();
  }
}
