package org.mailscout.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailscout.vault.FileVault;
import org.mailscout.vault.Keychain;
import picocli.CommandLine.Option;

/** The options that decide where credentials are kept. */
final class VaultOptions {

  private static final String KEY_FILE = "key-file";

  @Option(names = "--vault", paramLabel = "DIR", description = "Keep credentials in this folder.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--no-keychain", description = "Keep the key of a new vault in a file beside it.")
  private boolean noKeychain;

  /**
   * Returns the vault; nothing is read or made yet.
   *
   * @param engine says whether a lab is asked, whose accounts have a vault of their own
   */
  FileVault open(EngineOptions engine) throws IOException {
    boolean here = folder.isPresent() || !engine.asksLab();
    if (!here && !engine.joinsLab()) {
      // The lab ends with this process, and what it issued with it.
      Path passing = Files.createTempDirectory("mailscout-lab");
      return FileVault.in(
          passing, Keychain.ofThisComputer(passing).stream().filter(VaultOptions::isFile).toList());
    }
    Path place = folder.orElseGet(() -> standardFolder(here ? "" : "-lab"));
    Path absolute = place.toAbsolutePath().normalize();
    List<Keychain> keychains =
        Keychain.ofThisComputer(absolute).stream().filter(k -> !noKeychain || isFile(k)).toList();
    return FileVault.in(absolute, keychains);
  }

  private static boolean isFile(Keychain keychain) {
    return keychain.id().equals(KEY_FILE);
  }

  // Where each system wants what a program keeps for its user on this computer alone.
  private static Path standardFolder(String suffix) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home", "."));
    if (system.startsWith("mac")) {
      return home.resolve("Library/Application Support/Mailscout" + suffix);
    }
    if (system.startsWith("windows")) {
      return absolute("LOCALAPPDATA")
          .orElse(home.resolve("AppData/Local"))
          .resolve("Mailscout" + suffix);
    }
    return absolute("XDG_DATA_HOME")
        .orElse(home.resolve(".local/share"))
        .resolve("mailscout" + suffix);
  }

  private static Optional<Path> absolute(String variable) {
    return Optional.ofNullable(System.getenv(variable)).map(Path::of).filter(Path::isAbsolute);
  }
}
