package org.mailscout.cli;

import java.io.PrintStream;
import org.mailscout.engine.Attempt;
import org.mailscout.engine.DiscoveryResult;

/** Writes all attempts of a discovery in the order in which they began, with their waits. */
final class Timeline {

  private final PrintStream out;

  Timeline(PrintStream out) {
    this.out = out;
  }

  void write(DiscoveryResult result) {
    out.println();
    out.println("   start      for  who          outcome         asked");
    for (Attempt attempt : result.attempts()) {
      String detail = attempt.detail().isEmpty() ? "" : "  (" + Shown.line(attempt.detail()) + ")";
      out.printf(
          "%5d ms %5d ms  %-12s %-15s %s%s%n",
          attempt.start().toMillis(),
          attempt.time().toMillis(),
          attempt.by(),
          attempt.outcome(),
          Shown.line(attempt.asked()),
          detail);
      attempt
          .steps()
          .forEach(
              s ->
                  out.printf(
                      "%5d ms             . %s%n", s.start().toMillis(), Shown.line(s.what())));
    }
  }
}
