package org.mailscout.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of the operating system, run with its secret on standard input: never among its
 * arguments or in its environment, where other processes can read it.
 */
final class Tool {

  private static final long PATIENCE_SECONDS = 30;
  private static final int LONGEST = 64 * 1024;

  private Tool() {}

  /** What a run ended in. */
  static final class Ended {
    private final int exit;
    private final byte[] out;

    private Ended(int exit, byte[] out) {
      this.exit = exit;
      this.out = out;
    }

    /** Returns its exit code. */
    int exit() {
      return exit;
    }

    /** Returns what it wrote to standard output, for the caller to wipe. */
    byte[] out() {
      return out;
    }
  }

  /** Runs the program to its end. */
  static Ended run(List<String> command, byte[] in) throws VaultException {
    String name = command.get(0);
    Process process = null;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(in);
      }
      byte[] out = process.getInputStream().readNBytes(LONGEST);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new VaultException(name + " does not end");
      }
      return new Ended(process.exitValue(), out);
    } catch (IOException e) {
      throw new VaultException(name + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VaultException(name + " was interrupted", e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }
}
