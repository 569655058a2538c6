package org.mailscout.engine;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Says where a provider comes from, in the words of those who put it there. */
final class Origin {

  private Origin() {}

  /** Returns the jar's file name, below the folder of plug-ins that it stands in. */
  static String of(Class<?> type, String folder) {
    String file = jar(type).orElse(type.getModule().isNamed() ? type.getModule().getName() : "?");
    return folder.isEmpty() ? file : folder + "/" + file;
  }

  private static Optional<String> jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    URI location = URI.create(source.getLocation().toString());
    if (!"file".equals(location.getScheme())) {
      return Optional.of(location.toString());
    }
    return Optional.ofNullable(Path.of(location).getFileName()).map(Path::toString);
  }

  /** Returns whether the provider is one of this project's own modules. */
  static boolean isOurs(Class<?> type) {
    String name = type.getModule().isNamed() ? type.getModule().getName() : type.getPackageName();
    return name.startsWith("org.mailscout.");
  }

  /** Returns the version of its module or jar; empty where none is written there. */
  static String version(Class<?> type) {
    Optional<String> module =
        Optional.ofNullable(type.getModule().getDescriptor())
            .flatMap(java.lang.module.ModuleDescriptor::rawVersion);
    return module
        .or(() -> Optional.ofNullable(type.getPackage().getImplementationVersion()))
        .orElse("");
  }
}
