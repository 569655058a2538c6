package org.mailscout.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.oauth.Clients;
import picocli.CommandLine.Option;

/** The client ids that the caller brings. */
final class ClientOptions {

  @Option(
      names = "--clients",
      paramLabel = "FILE",
      description = "Client ids of yours by issuer, in JSON: docs/cli.md.")
  private Optional<Path> file = Optional.empty();

  /** Returns what the file holds; nothing without one. */
  Clients read() throws UsageException {
    if (file.isEmpty()) {
      return Clients.NONE;
    }
    try {
      return Clients.read(file.get());
    } catch (IOException e) {
      throw new UsageException("--clients " + file.get() + ": cannot be read", e);
    } catch (LookupException e) {
      throw new UsageException("--clients " + e.getMessage(), e);
    }
  }
}
