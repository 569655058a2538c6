package org.mailscout.checks;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The vendor's sample, built as a vendor would build it: from the jars that this build has packaged
 * and the test libraries, and from nothing else of ours.
 *
 * @param jar its module
 * @param tests its compiled tests
 */
record VendorSample(Path jar, Path tests) {

  private static final Path SOURCES = Path.of("vendor-sample/src");
  private static final List<String> TEST_LIBRARIES =
      List.of("junit-", "opentest4j-", "apiguardian-", "assertj-core-", "byte-buddy-");

  /** Builds it in an empty folder. */
  static VendorSample build(Path folder) throws IOException {
    Path classes = folder.resolve("classes");
    Path jar = folder.resolve("acme-mailscout-1.0.0.jar");
    Path tests = Files.createDirectory(folder.resolve("tests"));
    String api = packaged("mailscout-api").toString();
    // Without a class path of its own javac would take this process's.
    javac(List.of("--module-path", api, "-cp", api), classes, SOURCES.resolve("main/java"));
    copy(SOURCES.resolve("main/resources"), classes);
    tool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
    VendorSample sample = new VendorSample(jar, tests);
    javac(List.of("-cp", sample.testClassPath()), tests, SOURCES.resolve("test/java"));
    return sample;
  }

  /** Runs its tests, the contracts of the kit among them, in a process of their own. */
  Launched runTests(Path jdk) throws IOException, InterruptedException {
    String java = jdk.resolve("bin/java").toString();
    return Launched.run(
        new ProcessBuilder(
            java,
            "-cp",
            testClassPath(),
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--disable-banner",
            "--disable-ansi-colors",
            "--fail-if-no-tests",
            "--select-package=com.example.mailscout"));
  }

  /** Returns its jar, and all that its tests need. */
  List<Path> testLibraries() {
    Stream<Path> libraries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(p -> TEST_LIBRARIES.stream().anyMatch(nameOf(p)::startsWith));
    Stream<Path> ours = Stream.of(packaged("mailscout-api"), packaged("mailscout-testkit"));
    return Stream.of(Stream.of(jar, tests), ours, libraries).flatMap(paths -> paths).toList();
  }

  private String testClassPath() {
    return testLibraries().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  static Path packaged(String name) {
    return Built.ourJars().stream()
        .filter(jar -> Built.nameOf(jar).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void javac(List<String> paths, Path to, Path sources) throws IOException {
    List<String> arguments = new ArrayList<>(paths);
    arguments.addAll(List.of("--release", "17", "-Xlint:all,-options", "-Werror", "-proc:none"));
    arguments.addAll(List.of("-d", to.toString()));
    try (Stream<Path> all = Files.walk(sources)) {
      all.map(Path::toString).filter(p -> p.endsWith(".java")).forEach(arguments::add);
    }
    tool("javac", arguments.toArray(String[]::new));
  }

  static void tool(String name, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    if (ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments) != 0) {
      throw new IllegalStateException(name + ": " + said);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }
}
