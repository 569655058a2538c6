package org.mailscout.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A user's home without a keychain, where all that the program leaves behind can be looked through,
 * and where a script stands for the opener of browsers and writes down what it is given.
 *
 * @param folder the home
 */
record Home(Path folder) {

  private static final String OPENER =
      """
      #!/bin/sh
      { echo "count $#"; for each in "$@"; do echo "argument $each"; done; env; } > "%s"
      """;

  static Home in(Path folder) throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createDirectory(folder.resolve("tmp"));
    Path opened = folder.resolve("opened");
    // A pipe: reading it waits for the opener, and leaves nothing in the home.
    if (new ProcessBuilder("mkfifo", opened.toString()).start().waitFor() != 0) {
      throw new IOException("mkfifo " + opened);
    }
    Path opener = bin.resolve("xdg-open");
    Files.writeString(opener, OPENER.formatted(opened));
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    return new Home(folder);
  }

  /** The environment of a user at a screen. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("HOME", folder.toString());
    environment.put("XDG_DATA_HOME", data().toString());
    environment.put("TMPDIR", folder.resolve("tmp").toString());
    environment.put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));
    environment.put("DBUS_SESSION_BUS_ADDRESS", "");
    environment.put("XDG_RUNTIME_DIR", folder.toString());
    environment.put("DISPLAY", ":99");
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    return environment;
  }

  /** Where accounts of a lab are kept. */
  Path vault() {
    return data().resolve("mailscout-lab");
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Waits for the opener, and returns what it was given. */
  String opened() throws IOException {
    return Files.readString(folder.resolve("opened"));
  }

  /** All files of the home by their names, byte for byte. */
  Map<Path, String> files() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path :
          walk.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).toList()) {
        files.put(path, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
