package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.lab.Lab;

/**
 * A thousand discoveries at once in one engine, in a process of its own with a small heap.
 *
 * <p>Runs with {@code -Dmailscout.slow=true}, on a machine that has nothing else to do.
 */
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true")
final class LoadTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private Path work;

  @Test
  @Timeout(value = 90, unit = TimeUnit.SECONDS)
  void aThousandAtOnceAreRightAndCloseWhatTheyOpened() throws Exception {
    try (Lab lab = Lab.start()) {
      Path file = work.resolve("lab");
      lab.writeTo(file);
      Process process = start(file);
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        String report = output.readLine();

        assertThat(report).startsWith("1000 right");
        assertThat(Long.parseLong(report.substring(report.lastIndexOf(' ') + 1)))
            .isLessThan(BOUND.toMillis());
        // The engine is closed, its process not: what is open now would have leaked.
        assertThat(output.readLine()).isEqualTo("closed");
        assertThat(Threads.await(5_000, () -> lab.openConnections() == 0))
            .withFailMessage(() -> lab.openConnections() + " connections are open")
            .isTrue();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static Process start(Path lab) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ThousandDiscoveries.class.getName(),
                lab.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
