package org.mailscout.vault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailscout.api.auth.Grant;

/** A process of its own that writes to a vault, and says each number that it has stored. */
final class Writer {

  private static final int REPEATED = 200;

  // It ends before much that is compiled has paid for itself; what is killed cannot remove the
  // counters that it would keep in the system's folder.
  private static final List<String> SHORT_LIFE =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:CompileThresholdScaling=3",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData");

  private Writer() {}

  /** Adds one to the number in the account's refresh token, so many times. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    int times = Integer.parseInt(arguments[1]);
    try (FileVault vault = Accounts.vault(Path.of(arguments[0]))) {
      for (int i = 0; i < times; i++) {
        Account stored = vault.update(Accounts.JANE, Writer::next).orElseThrow();
        out.println(number(stored));
      }
    }
  }

  static Process start(Path folder, int times) throws IOException {
    return start(List.of("-cp", System.getProperty("java.class.path")), folder, times);
  }

  /** Starts a process with these options, a class path among them. */
  static Process start(List<String> options, Path folder, int times) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIFE);
    command.addAll(options);
    command.addAll(List.of(Writer.class.getName(), folder.toString(), Integer.toString(times)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  static Account next(Account stored) {
    return account(number(stored) + 1);
  }

  /** An account whose secret is this number many times over: half of it would show. */
  static Account account(long number) {
    return Accounts.account(Accounts.JANE, (number + " ").repeat(REPEATED));
  }

  static long number(Account stored) {
    String[] numbers = Accounts.refreshOf(stored).trim().split(" ", -1);
    for (String each : numbers) {
      if (numbers.length != REPEATED || !each.equals(numbers[0])) {
        throw new IllegalStateException("half written: " + stored.grant().secrets());
      }
    }
    String access = stored.grant().secrets().getOrDefault(Grant.ACCESS_TOKEN, "");
    if (!access.startsWith("access-" + numbers[0])) {
      throw new IllegalStateException("half old, half new");
    }
    return Long.parseLong(numbers[0]);
  }
}
