package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each plug-in at fault is one line that names its jar, and harms nobody else. */
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true") // .ci/run does
final class PluginFaultsTest {

  private static final String ADDRESS = "jane@srv.example";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FLOOD =
      """
      Provenance asked = asked(context);
      for (int i = 0; i < 1_000_000; i++) {
        findings.settings(at("h" + i + ".example"), asked);
      }
      """;
  private static final String LEAVING_A_THREAD =
      """
      Object never = new Object();
      new Thread(
              () -> {
                synchronized (never) {
                  try {
                    never.wait();
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              })
          .start();
      """;
  private static final String BEYOND_REACH =
      """
      findings.settings(
          Settings.of(
              Service.of(Protocol.JMAP, Endpoint.of(Url.of("https://srv.example/jmap")))),
          asked(context));
      """;
  private static final String SPIN = "while (true) { Thread.onSpinWait(); }";
  private static final long MOST_LATER_MILLIS = 100;
  private static final int TRIES = 8;

  private static final List<FaultyPlugin> AT_LOADING =
      List.of(
          FaultyPlugin.loading(
              "lacking",
              "lacking",
              "vendor.needed",
              "",
              ": cannot be resolved: Module vendor.needed not found, required by vendor.lacking"),
          FaultyPlugin.loading(
              "rowset",
              "rowset",
              "java.sql.rowset",
              "",
              ": cannot be resolved: Module java.sql.rowset not found, required by vendor.rowset"),
          FaultyPlugin.loading(
              "constructor",
              "constructor",
              "",
              "public Vendor() { throw new IllegalStateException(\"no\"); }",
              "(vendor.constructor.Vendor): could not be loaded:"
                  + " java.lang.IllegalStateException: no"),
          FaultyPlugin.loading("reserved", "engine", "", "", "(engine): the id engine is reserved"),
          FaultyPlugin.loading(
              "twice",
              "srv",
              "",
              "",
              "(srv): the id srv is taken by mailscout-strategy-srv-0.1.0-SNAPSHOT.jar"));

  private static final List<FaultyPlugin> IN_DISCOVERY =
      List.of(
          FaultyPlugin.discovering(
              "exception",
              "throw new IllegalStateException(\"no luck\");",
              "threw java.lang.IllegalStateException: no luck"),
          FaultyPlugin.discovering(
              "error", "throw new Error(\"worse\");", "threw java.lang.Error: worse"),
          FaultyPlugin.discovering("flood", FLOOD, "reported more than 64 findings"),
          FaultyPlugin.discovering(
              "interrupt",
              "Thread.currentThread().interrupt(); asked(context);",
              "interrupted itself"),
          FaultyPlugin.discovering("thread", LEAVING_A_THREAD, "left a thread behind"),
          FaultyPlugin.discovering("reach", BEYOND_REACH, "reported jmap beyond its reach"),
          FaultyPlugin.discovering(
              "baseless",
              "findings.settings(at(\"imap.srv.example\"));",
              "reported a finding that rests on nothing: a guess"));

  private static final FaultyPlugin SPINNING =
      FaultyPlugin.discovering("spin", SPIN, "did not end when it was cut off");

  @TempDir private static Path folder;
  private static Path faulty;
  private static Path spinning;
  private static String answer;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    answer = first(discover(Built.FULL, Jdks.own()));
    faulty = Built.copyOf(Built.FULL, folder.resolve("faulty"));
    spinning = Built.copyOf(Built.FULL, folder.resolve("spinning"));
    List<FaultyPlugin> all = Stream.of(AT_LOADING, IN_DISCOVERY).flatMap(List::stream).toList();
    FaultyPlugin.install(all, Files.createDirectory(folder.resolve("work")), faulty);
    Path work = Files.createDirectory(folder.resolve("work-spinning"));
    FaultyPlugin.install(List.of(SPINNING), work, spinning);
  }

  static Stream<Path> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void eachFaultIsOneLineAndTheAnswerIsThatOfTheOthers(Path jdk) throws Exception {
    // Where nothing else is found, all have their say to the end.
    Launched alone = Launched.run(faulty, jdk, "discover", "--lab", "jane@nothing.example");
    Launched beside = discover(faulty, jdk);

    String[] lines =
        Stream.of(AT_LOADING, IN_DISCOVERY)
            .flatMap(List::stream)
            .map(FaultyPlugin::line)
            .toArray(String[]::new);
    assertThat(alone.plain().err().lines().filter(l -> l.startsWith("mailscout: ")))
        .containsExactlyInAnyOrder(lines);
    assertThat(beside.err().lines()).allMatch(l -> l.startsWith("mailscout: warning: plugins/"));
    assertThat(first(beside)).isEqualTo(answer);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatSpinsForEverIsOneLineAndTheProcessEnds(Path jdk) throws Exception {
    Launched run = discover(spinning, jdk);

    assertThat(run.err().lines()).containsExactly(SPINNING.line());
    assertThat(first(run)).isEqualTo(answer);
  }

  @Test
  void answerIsHardlyLater() throws Exception {
    long alone = fastest(Built.FULL);

    assertThat(fastest(faulty) - alone).isLessThanOrEqualTo(MOST_LATER_MILLIS);
    assertThat(fastest(spinning) - alone).isLessThanOrEqualTo(MOST_LATER_MILLIS);
  }

  /**
   * Returns the least time of several discoveries in one process: the machine is busy with others.
   */
  private static long fastest(Path image) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("discover", "--lab", "--json", "--no-verify"));
    arguments.addAll(Collections.nCopies(TRIES, ADDRESS));
    Launched run = Launched.run(image, Jdks.own(), arguments.toArray(String[]::new));
    long fastest = Long.MAX_VALUE;
    for (String line : run.endedWith(0).out().lines().toList()) {
      fastest = Math.min(fastest, JSON.readTree(line).get("elapsedMillis").asLong());
    }
    return fastest;
  }

  private static Launched discover(Path image, Path jdk) throws IOException, InterruptedException {
    return Launched.run(image, jdk, "discover", "--lab", "--json", "--no-verify", ADDRESS)
        .endedWith(0);
  }

  /** What is to be known of the first settings. */
  private static String first(Launched run) throws IOException {
    JsonNode first = JSON.readTree(run.out()).at("/settings/0");
    return Stream.of("class", "confirm", "confirmBecause", "services")
        .map(field -> first.get(field).toString())
        .reduce("", String::concat);
  }
}
