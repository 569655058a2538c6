package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README tells people to type works. */
final class ReadmeTest {

  private static final Path README = Built.ROOT.resolve("README.md");
  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```");
  private static final Pattern LINK = Pattern.compile("\\]\\(((?!https?:)[^)#]+)");

  @Test
  void namesTheTwoCommands() throws IOException {
    assertThat(Files.readString(README).lines())
        .contains("mvn verify")
        .contains(
            "mvn -q -DskipTests package && distribution/image/target/mailscout/bin/mailscout"
                + " discover --lab jane@jmap.example");
  }

  @Test
  void isShort() throws IOException {
    assertThat(Files.readString(README).lines().count()).isLessThanOrEqualTo(120);
  }

  @Test
  void linksToWhatIsThere() throws IOException {
    List<String> links =
        LINK.matcher(Files.readString(README)).results().map(m -> m.group(1)).distinct().toList();

    assertThat(links).isNotEmpty().allSatisfy(l -> assertThat(Built.ROOT.resolve(l)).exists());
  }

  @Test
  void snippetsCompile(@TempDir Path folder) throws IOException {
    List<String> snippets =
        JAVA.matcher(Files.readString(README))
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList();

    assertThat(snippets).isNotEmpty();
    for (String snippet : snippets) {
      assertThat(Snippets.errors(snippet, folder, Built.jarsOf(Built.FULL))).as(snippet).isEmpty();
    }
  }

  @Test
  void programPrintsWhatIsShown() throws IOException, InterruptedException {
    String text = Files.readString(README);
    String command = text.substring(text.indexOf(" && ") + 4).lines().findFirst().orElseThrow();
    String shown = text.substring(text.indexOf("\n1. the domain's own word"));
    List<String> first = shown.lines().skip(1).takeWhile(line -> !line.isBlank()).toList();

    Launched run = Launched.run(new ProcessBuilder("sh", "-c", "cd ../.. && " + command));

    assertThat(first).hasSizeGreaterThan(3);
    assertThat(run.endedWith(0).out().lines()).containsAll(first);
  }
}
