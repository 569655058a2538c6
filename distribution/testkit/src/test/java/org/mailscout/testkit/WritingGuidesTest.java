package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code of the writing guides is the vendor's sample, whole and word for word. */
final class WritingGuidesTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path SAMPLE = ROOT.resolve("distribution/checks/vendor-sample");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- file: (\\S+) -->\n```\\w*\n(.*?)```\n", Pattern.DOTALL);

  @Test
  void showEveryFileOfTheSampleAsItIs() throws IOException {
    Set<Path> shown = new HashSet<>();
    for (String guide : List.of("writing-a-strategy.md", "writing-an-auth-method.md")) {
      String text = Files.readString(ROOT.resolve("docs").resolve(guide));
      for (MatchResult block : BLOCK.matcher(text).results().toList()) {
        Path file = ROOT.resolve(block.group(1));
        assertThat(block.group(2)).as("%s in %s", file, guide).isEqualTo(Files.readString(file));
        shown.add(file);
      }
    }
    assertThat(shown).isEqualTo(files());
  }

  private static Set<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SAMPLE)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(SAMPLE.resolve("target")))
          .collect(Collectors.toSet());
    }
  }
}
