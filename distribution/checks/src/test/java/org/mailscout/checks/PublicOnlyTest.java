package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.lab.Lab;

/** Where it is told to, the program connects to no address that is not public. */
final class PublicOnlyTest {

  /** Kinds of addresses that a domain's own DNS can lead to. */
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "private", "10.0.0.1",
          "loopback", "127.0.0.1",
          "link-local", "169.254.169.254",
          "multicast", "224.0.0.1",
          "broadcast", "255.255.255.255",
          "documentation", "192.0.2.1",
          "nat64", "64:ff9b::a00:1",
          "mapped", "::ffff:10.0.0.1");

  @Test
  void probesAndFetchesNothingAtAnAddressThatIsNotPublic(@TempDir Path folder) throws Exception {
    Lab.Builder world = Lab.builder();
    List<String> arguments =
        new ArrayList<>(List.of("discover", "--lab=" + folder.resolve("lab"), "--json"));
    arguments.add("--public-only");
    ADDRESSES.forEach(
        (kind, address) -> {
          String domain = kind + ".example";
          String type = address.contains(":") ? "AAAA" : "A";
          world.record("_imaps._tcp." + domain, "SRV", "0 1 993 imap." + domain + ".");
          for (String host : List.of("imap.", "autoconfig.", "")) {
            world.record(host + domain, type, address);
          }
          arguments.add("jane@" + domain);
        });
    try (Lab lab = world.start()) {
      lab.writeTo(folder.resolve("lab"));

      Launched run = Launched.run(Built.FULL, Jdks.own(), arguments.toArray(String[]::new)).plain();

      List<String> answers = run.out().lines().toList();
      assertThat(answers).hasSameSizeAs(ADDRESSES.keySet());
      for (String answer : answers) {
        assertForbidden(new ObjectMapper().readTree(answer));
      }
    }
  }

  private static void assertForbidden(JsonNode answer) {
    String domain = answer.get("domain").asText();
    List<String> outcomes = new ArrayList<>();
    answer
        .get("attempts")
        .forEach(
            attempt -> {
              String asked = attempt.get("asked").asText();
              if (asked.startsWith("https://" + domain)
                  || asked.startsWith("https://autoconfig." + domain)
                  || asked.contains(" at imap." + domain)) {
                outcomes.add(attempt.get("outcome").asText());
              }
            });
    // What is no longer needed is cut off before it is looked at.
    assertThat(outcomes).as(domain).contains("forbidden").isSubsetOf("forbidden", "cut-off");
    assertThat(answer.at("/settings/0/verified").asBoolean()).as(domain).isFalse();
  }
}
