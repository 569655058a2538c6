package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the packaged program as a process of its own.
 *
 * @param exit its exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record Launched(int exit, String out, String err) {

  private static final long PATIENCE_SECONDS = 90;

  /** Runs the program of an image to its end. */
  static Launched run(Path image, Path jdk, String... arguments)
      throws IOException, InterruptedException {
    return run(command(image, jdk, arguments));
  }

  /** Runs the program of an image, with a class path beside its modules, to its end. */
  static Launched withClassPath(Path image, Path jdk, Path jar, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder command = command(image, jdk, arguments);
    command.environment().put("CLASSPATH", jar.toString());
    return run(command);
  }

  /** Runs a command to its end. */
  static Launched run(ProcessBuilder command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("mailscout", ".out");
    Path err = Files.createTempFile("mailscout", ".err");
    try {
      Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      int exit = end(process);
      return new Launched(exit, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Runs the program of an image with a standard output that nobody reads any more. */
  static Launched intoClosedPipe(Path image, Path jdk, String... arguments)
      throws IOException, InterruptedException {
    Process process = command(image, jdk, arguments).start();
    process.getInputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Launched(end(process), "", err);
  }

  static ProcessBuilder command(Path image, Path jdk, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(image.resolve("bin/mailscout").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("CLASSPATH");
    return builder;
  }

  private static int end(Process process) throws InterruptedException {
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("the program ends within %s s", PATIENCE_SECONDS).isTrue();
    return process.exitValue();
  }

  /** Asserts the exit code, and that nothing looks like a stack trace. */
  Launched endedWith(int code) {
    assertThat(exit).as("exit code; out: %s; err: %s", out, err).isEqualTo(code);
    return plain();
  }

  /** Asserts that nothing looks like a stack trace. */
  Launched plain() {
    assertThat(out + err).doesNotContainPattern("(?m)^\\s+at [\\w.$/]+\\(");
    assertThat(out + err).doesNotContain("Exception in thread");
    return this;
  }

  /** Asserts that the run was refused with exactly one plain line. */
  void refused() {
    endedWith(2);
    assertThat(err.lines()).singleElement().asString().startsWith("mailscout: ");
    assertThat(err.chars().filter(c -> c != '\n')).allMatch(c -> c >= ' ' && c != 127);
    assertThat(out).isEmpty();
  }
}
