package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
      assertThat(errors(snippet, folder)).as(snippet).isEmpty();
    }
  }

  private static String errors(String snippet, Path folder) {
    String program =
        """
        import org.mailscout.api.*;
        import org.mailscout.engine.*;
        class Snippet {
          void run() throws Exception {
        %s  }
        }
        """
            .formatted(snippet);
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///Snippet.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return program;
          }
        };
    String classPath =
        Built.jarsOf(Built.FULL).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", classPath);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    boolean compiled = compiler.getTask(said, null, null, options, null, List.of(source)).call();
    return compiled ? "" : said.toString();
  }
}
