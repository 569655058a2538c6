package org.mailscout.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.mailscout.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs the lab as a process of its own, for others to join by its file. */
@Command(
    name = "lab",
    description = "Run a small internet on loopback until interrupted.",
    mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {

  @ParentCommand private Program program;

  @Parameters(paramLabel = "FILE", description = "Where to write what --lab=FILE needs.")
  private Path file;

  @SuppressWarnings("NullAway") // picocli sets both
  LabCommand() {}

  @Override
  public Integer call() throws Exception {
    try (Lab lab = Lab.start()) {
      lab.writeTo(file);
      lab.addresses().forEach(a -> program.err().printf("%-28s %s%n", a.address(), a.shows()));
      program.err().println("Join it with --lab=" + file + "; end it with Ctrl-C.");
      program.err().flush();
      new CountDownLatch(1).await();
    }
    return ExitCode.FOUND;
  }
}
