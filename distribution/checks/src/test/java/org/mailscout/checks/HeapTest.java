package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;

/**
 * Whatever is served, one discovery lives in 32 MiB above what the process holds when idle, ends in
 * time, and still finds what the domain says elsewhere.
 */
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true") // .ci/run does
@Isolated // its answers have a time to come in
final class HeapTest {

  private static final long ROOM = 32L << 20;
  private static final long LONGEST_MILLIS = 15_500;

  @TempDir private Path work;

  private static Lab.Builder publish(Lab.Builder world, String domain) {
    return world
        .record("_imaps._tcp." + domain, "SRV", "0 1 993 imap." + domain + ".")
        .record("_submissions._tcp." + domain, "SRV", "0 1 465 smtp." + domain + ".");
  }

  private static Lab.Builder serve(Lab.Builder world, String domain) {
    return publish(world, domain)
        .serve("imap." + domain, LabMail.imap())
        .serve("smtp." + domain, LabMail.submission());
  }

  private final List<String> domains = new ArrayList<>();

  /** A domain for each evil, all of which publish settings beside it. */
  private Lab hostile() {
    Lab.Builder world = serve(Lab.builder(), "good.example");
    world.serve("v1.ispdb.net", new HostileWeb(HostileWeb.Kind.ENDLESS));
    for (HostileWeb.Kind kind : HostileWeb.Kind.values()) {
      String domain = kind.domain();
      domains.add(domain);
      serve(world, domain);
      for (String host : List.of(domain, "autoconfig." + domain, "ua-auto-config." + domain)) {
        world.serve(host, new HostileWeb(kind));
      }
    }
    for (HostileDns kind : HostileDns.values()) {
      domains.add(kind.domain());
      kind.publish(serve(world, kind.domain()), kind.domain());
    }
    for (HostileMail.Kind kind : HostileMail.Kind.values()) {
      domains.add(kind.domain());
      publish(world, kind.domain())
          .serve("imap." + kind.domain(), new HostileMail(kind, 993))
          .serve("smtp." + kind.domain(), new HostileMail(kind, 465));
    }
    return world.start();
  }

  private Path file;

  @BeforeEach
  void name() {
    file = work.resolve("lab");
  }

  /** Runs the process with so much heap, and returns its lines by their first word. */
  private Map<String, String> run(long heap) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Jdks.own().resolve("bin/java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xmx" + heap));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HostileDiscoveries.class.getName(), file.toString()));
    command.addAll(domains);
    Launched run = Launched.run(new ProcessBuilder(command)).endedWith(0);
    return run.out()
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  @Test
  void aDiscoveryNeedsLittleMemoryWhateverIsServed() throws Exception {
    try (Lab lab = hostile()) {
      lab.writeTo(file);
      long idle = Long.parseLong(run(256L << 20).getOrDefault("idle", ""));

      Map<String, String> capped = run(idle + ROOM);

      for (String domain : domains) {
        String line = capped.getOrDefault(domain, "nothing");
        assertThat(line)
            .as("%s, with %d bytes in use when idle", domain, idle)
            .startsWith(
                "own imap imap.%1$s:993 tls submission smtp.%1$s:465 tls ".formatted(domain));
        assertThat(Long.parseLong(line.replaceFirst(".* ", "")))
            .as("milliseconds of %s", domain)
            .isLessThan(LONGEST_MILLIS);
      }
    }
  }

  @Test
  void theProgramFindsWhatIsPublishedWhateverIsServed() throws Exception {
    try (Lab lab = hostile()) {
      lab.writeTo(file);
      List<String> arguments = new ArrayList<>(List.of("discover", "--lab=" + file, "--json"));
      domains.forEach(domain -> arguments.add("jane@" + domain));

      Launched run = Launched.run(Built.FULL, Jdks.own(), arguments.toArray(String[]::new));

      List<String> answers = run.endedWith(0).out().lines().toList();
      assertThat(run.err()).isEmpty();
      assertThat(answers).hasSameSizeAs(domains);
      for (int i = 0; i < domains.size(); i++) {
        JsonNode answer = new ObjectMapper().readTree(answers.get(i));
        assertThat(answer.at("/settings/0/class").asText()).as(domains.get(i)).isEqualTo("own");
        assertThat(answer.at("/settings/0/services").findValuesAsText("host"))
            .isEqualTo(List.of("imap." + domains.get(i), "smtp." + domains.get(i)));
        assertThat(answer.get("elapsedMillis").asLong()).isLessThan(LONGEST_MILLIS);
      }
    }
  }
}
