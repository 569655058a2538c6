package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program without the module for Microsoft: its jar is gone, and nothing else. */
final class WithoutMicrosoftTest {

  private static final List<String> DOMAINS =
      List.of("m365.example", "outlook.com", "gateway.example", "srv.example", "jmap.example");

  @TempDir private static Path folder;
  private static Path image;
  private static List<JsonNode> with;
  private static List<JsonNode> without;

  @BeforeAll
  static void discover() throws IOException, InterruptedException {
    image = Built.copyOf(Built.FULL, folder.resolve("image"));
    for (Path jar : Built.jarsOf(image)) {
      if (Built.nameOf(jar).equals("mailscout-auth-msgraph")) {
        Files.delete(jar);
      }
    }
    with = answers(Built.FULL);
    without = answers(image);
  }

  private static List<JsonNode> answers(Path of) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("discover", "--lab", "--json"));
    DOMAINS.forEach(domain -> arguments.add("jane@" + domain));
    Launched run = Launched.run(of, Jdks.own(), arguments.toArray(String[]::new)).plain();
    try (var values =
        new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(run.out())) {
      return values.readAll();
    }
  }

  private static List<String> places(JsonNode answer) {
    List<String> places = new ArrayList<>();
    answer.at("/settings").forEach(s -> s.at("/services").forEach(each -> places.add(place(each))));
    return places;
  }

  private static String place(JsonNode service) {
    return service.get("protocol").asText()
        + " "
        + (service.has("url") ? service.get("url") : service.get("host")).asText();
  }

  @Test
  void theTableStillGivesImapAndSubmission() {
    assertThat(places(without.get(0)))
        .containsExactly("imap outlook.office365.com", "submission smtp.office365.com");
    assertThat(places(without.get(1)))
        .containsExactly("imap outlook.office365.com", "submission smtp-mail.outlook.com");
    assertThat(without.get(0).findValuesAsText("method")).isEmpty();
    assertThat(places(with.get(0))).startsWith("msgraph https://graph.microsoft.com/v1.0/");
  }

  @Test
  void nobodyBehindAGatewayIsRecognised() {
    assertThat(places(with.get(2))).isNotEmpty();
    assertThat(places(without.get(2))).isEmpty();
  }

  @Test
  void allOthersGetTheSameAnswer() {
    for (int i : List.of(3, 4)) {
      assertThat(places(without.get(i))).isNotEmpty().isEqualTo(places(with.get(i)));
      assertThat(without.get(i).findValuesAsText("method"))
          .isEqualTo(with.get(i).findValuesAsText("method"));
      Set<String> strategies = new TreeSet<>(with.get(i).findValuesAsText("strategy"));
      strategies.remove("msgraph");
      assertThat(new TreeSet<>(without.get(i).findValuesAsText("strategy"))).isEqualTo(strategies);
    }
  }

  @Test
  void neitherOfItsProvidersIsListed() throws IOException, InterruptedException {
    Launched listed = Launched.run(image, Jdks.own(), "strategies").endedWith(0);

    assertThat(listed.out())
        .contains("oauth  (auth method")
        .doesNotContain("msgraph  (", "microsoft");
    assertThat(listed.err()).isEmpty();
  }

  @Test
  void signingInSaysThatThereIsNoWay() throws IOException, InterruptedException {
    Launched run = Launched.run(image, Jdks.own(), "sign-in", "--lab", "jane@m365.example");

    assertThat(run.endedWith(1).err()).contains("takes no passwords, and has no other way");
  }
}
