package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;

/** A vendor's module, built from what ships alone, takes part wherever it is put. */
final class VendorModuleTest {

  private static final String ADDRESS = "jane@customer.example";

  @TempDir private static Path folder;
  private static VendorSample sample;
  private static Lab lab;
  private static Path labFile;

  @BeforeAll
  static void build() throws IOException {
    sample = VendorSample.build(Files.createDirectory(folder.resolve("sample")));
    lab =
        Lab.builder()
            .record(
                "_acme-mail.customer.example",
                "TXT",
                "\"v=acme1 imap=imap.acme.example smtp=smtp.acme.example\"")
            .serve("imap.acme.example", LabMail.imap())
            .serve("smtp.acme.example", LabMail.submission())
            .start();
    labFile = folder.resolve("lab");
    lab.writeTo(labFile);
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  static Stream<Path> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void keepsTheContractsOfTheKit(Path jdk) throws IOException, InterruptedException {
    Launched tests = sample.runTests(jdk);

    tests.endedWith(0);
    assertThat(tests.out())
        .contains("backsEveryFindingByProvenanceOfThisDiscovery", "isFoundByServiceLoader")
        .containsPattern("\\[ +0 tests failed")
        .containsPattern("\\[ +0 tests skipped");
  }

  @Test
  void isLoadedFromTheModulePath() throws IOException, InterruptedException {
    Path image = Built.copyOf(Built.FULL, folder.resolve("modules"));
    Files.copy(sample.jar(), image.resolve("lib").resolve(sample.jar().getFileName()));

    for (Path jdk : Jdks.all().toList()) {
      found(Launched.run(image, jdk, discover()));
    }
    listed("", Launched.run(image, Jdks.own(), "strategies"));
  }

  @Test
  void isLoadedFromTheClassPath() throws IOException, InterruptedException {
    for (Path jdk : Jdks.all().toList()) {
      found(Launched.withClassPath(Built.FULL, jdk, sample.jar(), discover()));
    }
    listed("", Launched.withClassPath(Built.FULL, Jdks.own(), sample.jar(), "strategies"));
  }

  @Test
  void isLoadedFromItsFolderOfPlugins() throws IOException, InterruptedException {
    Path image = Built.copyOf(Built.FULL, folder.resolve("plugins"));
    Path acme = Files.createDirectories(image.resolve("plugins/acme"));
    Files.copy(sample.jar(), acme.resolve(sample.jar().getFileName()));

    for (Path jdk : Jdks.all().toList()) {
      found(Launched.run(image, jdk, discover()));
    }
    listed("plugins/acme/", Launched.run(image, Jdks.own(), "strategies"));
  }

  private static String[] discover() {
    return new String[] {"discover", "--lab=" + labFile, "--json", ADDRESS};
  }

  /** The strategy's finding is the answer, and the auth method has made its offer. */
  private static void found(Launched run) throws IOException {
    JsonNode answer = new ObjectMapper().readTree(run.endedWith(0).out());
    JsonNode first = answer.at("/settings/0");

    assertThat(run.err()).isEmpty();
    assertThat(first.at("/evidence/0/strategy").asText()).isEqualTo("acme");
    assertThat(first.at("/services").findValuesAsText("host"))
        .isEqualTo(List.of("imap.acme.example", "smtp.acme.example"));
    assertThat(first.at("/auth").findValuesAsText("method")).contains("acme-code");
  }

  private static void listed(String where, Launched run) {
    String jar = where + sample.jar().getFileName();

    assertThat(run.endedWith(0).out())
        .contains("acme  (strategy, " + jar + ", foreign)")
        .contains("acme-code  (auth method, " + jar + ", foreign)");
    assertThat(run.err()).isEmpty();
  }
}
