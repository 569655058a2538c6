package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Javadoc shows compiles, against what ships and the vendor's sample. */
final class JavadocSnippetsTest {

  private static final Pattern SNIPPET =
      Pattern.compile("(?s) \\* <pre>\\{@code\\n(.*?) \\* \\}</pre>");
  private static final String MORE_IMPORTS =
      "import com.example.mailscout.*; import org.mailscout.testkit.*;\n";

  @Test
  void compile(@TempDir Path folder) throws IOException {
    List<Path> jars = new ArrayList<>(Built.jarsOf(Built.FULL));
    VendorSample sample = VendorSample.build(Files.createDirectory(folder.resolve("sample")));
    jars.addAll(sample.testLibraries());

    List<String> snippets = snippets();

    assertThat(snippets).hasSizeGreaterThanOrEqualTo(2);
    for (String snippet : snippets) {
      assertThat(Snippets.errors(MORE_IMPORTS, snippet, folder, jars)).as(snippet).isEmpty();
    }
  }

  private static List<String> snippets() throws IOException {
    List<String> snippets = new ArrayList<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          SNIPPET
              .matcher(Files.readString(file))
              .results()
              .map((MatchResult found) -> found.group(1).replaceAll("(?m)^ \\* ?", ""))
              .filter(snippet -> !snippet.startsWith("{")) // JSON
              .forEach(snippets::add);
        }
      }
    }
    return snippets;
  }

  private static List<Path> modules() {
    return Stream.of(Built.ROOT, Built.ROOT.resolve("distribution"))
        .flatMap(Built::list)
        .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
        .toList();
  }
}
