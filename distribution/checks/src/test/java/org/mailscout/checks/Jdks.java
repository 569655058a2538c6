package org.mailscout.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this computer that the program promises to run on. */
final class Jdks {

  private static final Path DEBIAN = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

  private Jdks() {}

  /** This process's own JDK and those of the system, from 17 on, each once. */
  static Stream<Path> all() {
    Stream<Path> system = Files.isDirectory(DEBIAN) ? Built.list(DEBIAN) : Stream.empty();
    return Stream.concat(Stream.of(own()), system)
        .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
        .map(Jdks::real)
        .distinct()
        .filter(jdk -> version(jdk) >= 17);
  }

  static Path own() {
    return Path.of(System.getProperty("java.home"));
  }

  private static Path real(Path jdk) {
    try {
      return jdk.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path jdk) {
    try {
      Matcher matcher = VERSION.matcher(Files.readString(jdk.resolve("release")));
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
