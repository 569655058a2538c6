package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run of the packaged program that is talked to: read line by line, and answered. */
final class Conversation implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 90;

  private final Process process;
  private final Path out;
  private final BufferedReader err;
  private final StringBuilder said = new StringBuilder();

  private Conversation(Process process, Path out) {
    this.process = process;
    this.out = out;
    this.err =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    // A program that falls silent is ended, which ends the wait for its next line.
    process
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(
            late -> {
              process.toHandle().destroyForcibly();
              return process;
            });
  }

  static Conversation start(Path image, Path jdk, Map<String, String> more, String... arguments)
      throws IOException {
    Path out = Files.createTempFile("mailscout", ".out");
    ProcessBuilder command = Launched.command(image, jdk, arguments);
    command.environment().putAll(more);
    return new Conversation(command.redirectOutput(out.toFile()).start(), out);
  }

  /** Waits for a line on standard error, and returns its first group. */
  String hears(String pattern) throws IOException {
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      said.append(line).append('\n');
      Matcher matcher = Pattern.compile(pattern).matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new AssertionError("no line of " + pattern + " in: " + said);
  }

  /** Types a line, the last one. */
  Conversation types(String line) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** Waits for the end. */
  Launched ends() throws IOException, InterruptedException {
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      said.append(line).append('\n');
    }
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Launched(process.exitValue(), Files.readString(out), said.toString());
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(out);
  }
}
