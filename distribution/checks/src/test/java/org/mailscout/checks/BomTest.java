package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who embeds Mailscout gets the versions of all its modules from one place. */
final class BomTest {

  private static final Path BOM = Built.ROOT.resolve("distribution/bom/pom.xml");
  private static final Path PARENT = Built.ROOT.resolve("pom.xml");
  private static final Pattern MANAGED =
      Pattern.compile("<artifactId>([a-z-]+)</artifactId><version>\\$\\{project.version}");
  private static final Pattern VERSION =
      Pattern.compile("</artifactId>\\s+<version>([^<]+)</version>\\s+<packaging>pom");

  @Test
  void namesEveryModuleThatCanBeEmbedded() throws IOException {
    List<String> named =
        MANAGED.matcher(Files.readString(BOM)).results().map(m -> m.group(1)).sorted().toList();

    assertThat(Built.ourJars().stream().map(Built::nameOf).filter(n -> !n.equals("mailscout-cli")))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void isOfTheVersionOfTheRest() throws IOException {
    assertThat(version(BOM)).isEqualTo(version(PARENT));
  }

  private static String version(Path pom) throws IOException {
    return VERSION
        .matcher(Files.readString(pom))
        .results()
        .map(m -> m.group(1))
        .findFirst()
        .orElseThrow();
  }
}
