package org.mailscout.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.discovery.DiscoveryStrategy;

/** The jars of one folder of plug-ins, and which of them is to be named when it is at fault. */
final class PluginJars {

  private PluginJars() {}

  /** Returns the jars of the folder itself, in the order of their names. */
  static List<Path> of(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(p -> p.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /**
   * Returns the jar that brings the folder's providers, as it is shown: an only one, else those
   * that name a provider; the folder where none can be told.
   */
  static String atFault(Path folder) {
    String shown = "plugins/" + folder.getFileName();
    try {
      List<Path> jars = of(folder);
      List<Path> providing =
          jars.size() == 1 ? jars : jars.stream().filter(PluginJars::provides).toList();
      return providing.isEmpty()
          ? shown
          : providing.stream()
              .map(jar -> shown + "/" + jar.getFileName())
              .collect(Collectors.joining(", "));
    } catch (IOException e) {
      return shown;
    }
  }

  private static boolean provides(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return Stream.of(DiscoveryStrategy.class, AuthMethod.class)
          .anyMatch(spi -> jar.getEntry("META-INF/services/" + spi.getName()) != null);
    } catch (IOException e) {
      return true; // what cannot even be opened is the fault
    }
  }
}
