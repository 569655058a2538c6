package org.mailscout.cli;

/** Where the program starts. */
public final class Main {

  private Main() {}

  /**
   * Runs the program.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.out.println("mailscout 0.1.0-SNAPSHOT");
  }
}
