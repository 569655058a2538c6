package org.mailscout.cli;

import org.mailscout.engine.Outcome;

/** The exit codes, as docs/cli.md lists them. */
final class ExitCode {

  static final int FOUND = 0;
  static final int NOT_FOUND = 1;

  /** Of the commands that sign in and out: a no, which trying again does not change. */
  static final int REFUSED = NOT_FOUND;

  static final int USAGE = 2;
  static final int INCOMPLETE = 3;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(Outcome outcome) {
    return switch (outcome) {
      case FOUND -> FOUND;
      case NOT_FOUND -> NOT_FOUND;
      case INCOMPLETE -> INCOMPLETE;
    };
  }
}
