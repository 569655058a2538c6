package org.mailscout.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Asks the person at the terminal; without one, reads lines from standard input. */
final class Terminal {

  private static final int LONGEST = 4096;

  private final Optional<Console> console;
  private final Reader in;
  private final PrintStream err;
  private final boolean terminalIn;

  /** Makes the terminal of this process. */
  static Terminal ofThisProcess(PrintStream err) {
    // The launcher says whether standard input is a terminal; Java knows of both streams together.
    Optional<Console> console = Optional.ofNullable(System.console());
    boolean terminalIn = console.isPresent() || Boolean.getBoolean("mailscout.terminal");
    return new Terminal(console, System.in, err, terminalIn);
  }

  Terminal(Optional<Console> console, InputStream in, PrintStream err, boolean terminalIn) {
    this.console = console;
    this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
    this.err = err;
    this.terminalIn = terminalIn;
  }

  /** Returns whether a person can answer. */
  boolean isInteractive() {
    return terminalIn;
  }

  /**
   * Asks for a text.
   *
   * @param secret whether it must not be shown while it is typed
   * @return the line, for the caller to wipe; empty where there is none
   * @throws UsageException if it would be shown and must not be
   */
  char[] ask(String label, boolean secret) throws UsageException, IOException {
    if (terminalIn && console.isPresent()) {
      String prompt = Shown.line(label) + ": ";
      char[] typed =
          secret
              ? console.get().readPassword("%s", prompt)
              : Optional.ofNullable(console.get().readLine("%s", prompt))
                  .map(String::toCharArray)
                  .orElse(null);
      return typed == null ? new char[0] : typed;
    }
    if (terminalIn && secret) {
      throw new UsageException(
          "the password would be shown while it is typed: do not redirect standard output");
    }
    if (terminalIn) {
      err.print(Shown.line(label) + ": ");
      err.flush();
    }
    return line();
  }

  /** Returns whether the person says yes; no where there is none. */
  boolean agrees(String question) throws UsageException, IOException {
    return terminalIn && String.valueOf(ask(question + " [yes/no]", false)).trim().equals("yes");
  }

  private char[] line() throws IOException {
    char[] line = new char[LONGEST];
    int length = 0;
    try {
      for (int c = in.read(); c >= 0 && c != '\n' && length < LONGEST; c = in.read()) {
        line[length++] = (char) c;
      }
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
      return Arrays.copyOf(line, length);
    } finally {
      Arrays.fill(line, '\0');
    }
  }
}
