package org.mailscout.oauth;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailscout.api.Url;

/**
 * Opens pages in the person's own browser (RFC 8252 §8.12 forbids an embedded one).
 *
 * <p>The URL is one argument of the system's opener, never a line for a shell; https alone.
 */
public final class SystemBrowser {

  private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

  private SystemBrowser() {}

  /** Returns whether there seems to be a browser that can be opened here. */
  public static boolean isThere() {
    return command().isPresent();
  }

  /**
   * Opens a page, and returns at once.
   *
   * @return whether the opener was started; what the person sees is theirs to say
   * @throws IllegalArgumentException if the URL is not of https
   */
  public static boolean open(Url page) {
    return command().map(opener -> start(opener, page)).orElse(false);
  }

  static boolean start(List<String> opener, Url page) {
    if (!page.isHttps()) {
      throw new IllegalArgumentException("not of https: " + page.origin());
    }
    List<String> command = new java.util.ArrayList<>(opener);
    command.add(page.toString());
    try {
      new ProcessBuilder(command)
          .redirectInput(Redirect.from(nowhere()))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static File nowhere() {
    return new File(OS.startsWith("windows") ? "NUL" : "/dev/null");
  }

  private static Optional<List<String>> command() {
    if (OS.startsWith("windows")) {
      // Not "cmd /c start": it is a shell, and obeys "&" and "^" in a URL.
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    if (OS.startsWith("mac")) {
      return Optional.of(List.of("/usr/bin/open"));
    }
    boolean screen = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    return screen ? onPath("xdg-open").map(List::of) : Optional.empty();
  }

  private static Optional<String> onPath(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Path::isAbsolute)
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
