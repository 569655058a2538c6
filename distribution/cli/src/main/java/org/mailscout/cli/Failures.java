package org.mailscout.cli;

import java.io.PrintStream;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/** Says in one line why signing in, renewing or signing out did not work. */
final class Failures {

  private final PrintStream err;
  private final EmailAddress address;

  Failures(PrintStream err, EmailAddress address) {
    this.err = err;
    this.address = address;
  }

  /** Says why, and returns the exit code of a no. */
  int refused(String why) {
    err.println("mailscout: " + Shown.line(address.text()) + ": " + Shown.line(why));
    return ExitCode.REFUSED;
  }

  /** Says why; a no is final, and anything else could not be asked. */
  int failed(LookupException e) {
    int code = refused(String.valueOf(e.getMessage()));
    boolean no = e.reason().equals(Reason.REFUSED) || e.reason().equals(Reason.FORBIDDEN_BY_POLICY);
    return no ? code : ExitCode.INCOMPLETE;
  }
}
