package org.mailscout.cli;

import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's root command. */
@Command(
    name = "mailscout",
    description = "From an email address to its servers, its sign-in, and how far to trust them.",
    mixinStandardHelpOptions = true,
    version = "mailscout 0.1.0",
    subcommands = {
      DiscoverCommand.class,
      SignInCommand.class,
      TokenCommand.class,
      AccountsCommand.class,
      SignOutCommand.class,
      StrategiesCommand.class,
      LabCommand.class
    })
final class Program implements Runnable {

  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway") // picocli sets the spec
  Program(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  @Override
  public void run() {
    spec.commandLine().usage(out);
  }
}
