package org.mailscout.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailscout.vault.VaultException;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {

  private Main() {}

  /**
   * Runs the program and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    // Taken before any plug-in is loaded, so that none can put its own in their place.
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int code = run(arguments, out, err);
    out.flush();
    err.flush();
    // A provider that never returns must not keep the process.
    Runtime.getRuntime().halt(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    CommandLine program = new CommandLine(new Program(out, err));
    program.setExpandAtFiles(false);
    program.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    program.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    program.setParameterExceptionHandler((e, args) -> usage(String.valueOf(e.getMessage()), err));
    program.setExecutionExceptionHandler((e, command, parsed) -> failed(e, err));
    return program.execute(explicitLab(arguments));
  }

  // "--lab" alone asks the embedded lab; its optional FILE is only ever given as --lab=FILE, so
  // that
  // an address behind it is not taken for one.
  private static String[] explicitLab(String... arguments) {
    return Arrays.stream(arguments)
        .map(a -> a.equals("--lab") ? "--lab=" : a)
        .toArray(String[]::new);
  }

  private static int usage(String message, PrintStream err) {
    err.println("mailscout: " + Shown.line(message) + " (try 'mailscout --help')");
    return ExitCode.USAGE;
  }

  private static int failed(Exception e, PrintStream err) {
    if (e instanceof UsageException) {
      return usage(String.valueOf(e.getMessage()), err);
    }
    if (e instanceof VaultException) {
      err.println("mailscout: " + Shown.line(String.valueOf(e.getMessage())));
      return ExitCode.INCOMPLETE;
    }
    if (e instanceof InterruptedException) {
      return ExitCode.INTERRUPTED;
    }
    err.println("mailscout: " + Shown.line(String.valueOf(e)));
    return ExitCode.INCOMPLETE;
  }
}
