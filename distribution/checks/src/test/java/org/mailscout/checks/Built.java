package org.mailscout.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build has put what is checked. */
final class Built {

  static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();
  static final Path FULL = ROOT.resolve("distribution/image/target/mailscout");
  static final Path MINIMAL = ROOT.resolve("distribution/image/target/mailscout-minimal");

  private Built() {}

  /** All jars of the full image, in the order of their names. */
  static List<Path> jarsOf(Path image) {
    return list(image.resolve("lib")).filter(p -> p.toString().endsWith(".jar")).toList();
  }

  /** The jar of each of our modules, what ships and what does not, in the order of their paths. */
  static List<Path> ourJars() {
    return Stream.of(ROOT, ROOT.resolve("distribution"))
        .flatMap(Built::list)
        .map(module -> module.resolve("target"))
        .filter(Files::isDirectory)
        .flatMap(Built::list)
        .filter(p -> p.getFileName().toString().matches("mailscout-.*\\d(-SNAPSHOT)?\\.jar"))
        .toList();
  }

  /** The name of a jar of ours without its version. */
  static String nameOf(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*", "");
  }

  /** Copies an image, to be changed, and returns the copy. */
  static Path copyOf(Path image, Path copy) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(image)) {
      all = walk.toList();
    }
    for (Path from : all) {
      Files.copy(from, copy.resolve(image.relativize(from).toString()));
    }
    if (!copy.resolve("bin/mailscout").toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + copy);
    }
    return copy;
  }

  /** What a folder holds, in the order of the names. */
  static Stream<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
