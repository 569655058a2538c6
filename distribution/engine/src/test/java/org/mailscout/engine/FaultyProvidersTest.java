package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.lab.Lab;

final class FaultyProvidersTest {

  private static final String ADDRESS = "jane@srv.example";
  private static final Duration MOST_LATER = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofMillis(200);
  private static final int TRIES = 6;

  // What spins leaves its loop when the discovery is over, not before.
  private static final String SPINNING =
      "while (!Boolean.getBoolean(\"vendor.stop\")) { Thread.onSpinWait(); }";

  private static Lab lab;
  private static Mailscout alone;
  private static String answer;

  @TempDir private Path plugins;

  @BeforeAll
  static void open() throws Exception {
    lab = Lab.start();
    alone = LabEngine.open(lab);
    answer = LabEngine.line(alone.discover(ADDRESS).settings().get(0));
  }

  @AfterAll
  static void close() {
    alone.close();
    lab.close();
  }

  /** Returns by how much the answer is later at best, in turns: the machine is busy with others. */
  private static Duration later(Mailscout mailscout) throws Exception {
    long with = Long.MAX_VALUE;
    long without = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      without = Math.min(without, nanos(alone));
      with = Math.min(with, nanos(mailscout));
    }
    return Duration.ofNanos(with - without);
  }

  private static long nanos(Mailscout mailscout) throws Exception {
    long began = System.nanoTime();
    discover(mailscout, ADDRESS);
    return System.nanoTime() - began;
  }

  /** Discovers, and only then lets go what spins. */
  private static DiscoveryResult discover(Mailscout mailscout, String address) throws Exception {
    System.clearProperty("vendor.stop");
    try {
      return mailscout.discover(address);
    } finally {
      System.setProperty("vendor.stop", "true");
    }
  }

  static Stream<Arguments> faultsInDiscovery() {
    return Stream.of(
        Arguments.of(
            "exception",
            VendorPlugin.that("vendor", "throw new IllegalStateException(\"no luck\");"),
            "threw java.lang.IllegalStateException: no luck"),
        Arguments.of(
            "error",
            VendorPlugin.that("vendor", "throw new Error(\"worse\");"),
            "threw java.lang.Error: worse"),
        Arguments.of(
            "flood",
            VendorPlugin.that(
                "vendor",
                """
                Provenance asked = asked(context);
                for (int i = 0; i < 1_000_000; i++) {
                  findings.settings(at("h" + i + ".srv.example"), asked);
                }
                """),
            "reported more than 64 findings"),
        Arguments.of(
            "stubborn-flood",
            VendorPlugin.that(
                "vendor",
                """
                Provenance asked = asked(context);
                for (int i = 0; i < 1_000_000; i++) {
                  try {
                    findings.settings(at("h" + i + ".srv.example"), asked);
                  } catch (RuntimeException e) {
                    // goes on
                  }
                }
                """),
            "reported more than 64 findings"),
        Arguments.of(
            "interrupt",
            VendorPlugin.that("vendor", "Thread.currentThread().interrupt(); asked(context);"),
            "interrupted itself"),
        Arguments.of(
            "thread",
            VendorPlugin.that(
                "vendor",
                """
                Thread left = new Thread(() -> { %s });
                left.setDaemon(true);
                left.start();
                """
                    .formatted(SPINNING)),
            "left a thread behind"),
        Arguments.of(
            "reach",
            VendorPlugin.that(
                "vendor",
                """
                findings.settings(
                    Settings.of(
                        Service.of(
                            Protocol.JMAP,
                            Endpoint.of(Url.of("https://srv.example/.well-known/jmap")))),
                    asked(context));
                """),
            "reported jmap beyond its reach"),
        Arguments.of(
            "baseless",
            VendorPlugin.that("vendor", "findings.settings(at(\"imap.srv.example\"));"),
            "reported a finding that rests on nothing: a guess"),
        Arguments.of(
            "spin", VendorPlugin.that("vendor", SPINNING), "did not end when it was cut off"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faultsInDiscovery")
  void aFaultIsOneLineAndHarmsNobody(String name, VendorPlugin plugin, String fault)
      throws Exception {
    plugin.install(plugins, name);

    try (Mailscout mailscout = LabEngine.builder(lab).plugins(plugins).build()) {
      DiscoveryResult result = discover(mailscout, ADDRESS);
      // The answer may be there before a flood has come to its bound.
      for (int more = 0; more < 9 && !says(result, fault); more++) {
        result = discover(mailscout, ADDRESS);
      }
      Duration later = later(mailscout);

      assertThat(mailscout.faults()).isEmpty();
      assertThat(result.faults())
          .extracting(ProviderFault::toString)
          .containsExactly("plugins/" + name + "/" + name + ".jar (vendor): " + fault);
      assertThat(LabEngine.line(result.settings().get(0))).isEqualTo(answer);
      assertThat(later).isLessThanOrEqualTo(MOST_LATER);
    }
  }

  private static boolean says(DiscoveryResult result, String fault) {
    return result.faults().stream().anyMatch(f -> f.message().equals(fault));
  }

  @Test
  void oneSilenceIsWaitedForWhatSpinsAndCouldWin() throws Exception {
    VendorPlugin.that("vendor", SPINNING).withReach("OWN").install(plugins, "spin");

    // Of its own class, it comes after ours: only of a better one it could win.
    try (Mailscout mailscout = LabEngine.builder(lab).plugins(plugins).build()) {
      Duration later = later(mailscout);

      assertThat(later).isLessThanOrEqualTo(SILENCE.plus(MOST_LATER));
    }
  }

  @Test
  void whatSpinsDoesNotHoldUpThatNothingIsThere() throws Exception {
    VendorPlugin.that("vendor", SPINNING).withReach("OWN").install(plugins, "spin");

    try (Mailscout mailscout = LabEngine.builder(lab).plugins(plugins).build()) {
      DiscoveryResult result = discover(mailscout, "jane@nothing.example");

      assertThat(result.outcome()).isEqualTo(Outcome.NOT_FOUND);
      assertThat(result.elapsed()).isLessThan(Duration.ofSeconds(3));
    }
  }

  static Stream<Arguments> faultsAtLoading() {
    return Stream.of(
        Arguments.of(
            "missing",
            VendorPlugin.that("vendor", "").withMembers("public Vendor() { new Needed(); }"),
            Optional.of("Needed"),
            "(vendor.Vendor): could not be loaded: java.lang.ClassNotFoundException:"
                + " vendor.Needed"),
        Arguments.of(
            "absent",
            VendorPlugin.that("vendor", ""),
            Optional.of("Vendor"),
            ": could not be loaded: org.mailscout.api.discovery.DiscoveryStrategy:"
                + " Provider vendor.Vendor not found"),
        Arguments.of(
            "duplicate",
            VendorPlugin.that("srv", ""),
            Optional.empty(),
            "(srv): the id srv is taken by "),
        Arguments.of(
            "reserved",
            VendorPlugin.that("engine", ""),
            Optional.empty(),
            "(engine): the id engine is reserved"),
        Arguments.of(
            "constructor",
            VendorPlugin.that("vendor", "")
                .withMembers("public Vendor() { throw new IllegalStateException(\"no\"); }"),
            Optional.empty(),
            "(vendor.Vendor): could not be loaded: java.lang.IllegalStateException: no"),
        Arguments.of(
            "initializer",
            VendorPlugin.that("vendor", "")
                .withMembers(
                    "static final int N = 1 / zero();\n" + "static int zero() { return 0; }"),
            Optional.empty(),
            "(vendor.Vendor): could not be loaded: java.lang.ArithmeticException: / by zero"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faultsAtLoading")
  void whatCannotBeLoadedIsOneLine(
      String name, VendorPlugin plugin, Optional<String> missing, String fault) throws Exception {
    plugin.install(plugins, name, missing);

    try (Mailscout mailscout = LabEngine.builder(lab).plugins(plugins).build()) {
      DiscoveryResult result = discover(mailscout, ADDRESS);

      assertThat(mailscout.faults())
          .singleElement()
          .asString()
          .startsWith("plugins/" + name + "/" + name + ".jar")
          .contains(fault);
      assertThat(result.faults()).isEmpty();
      assertThat(LabEngine.line(result.settings().get(0))).isEqualTo(answer);
    }
  }
}
