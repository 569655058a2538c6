package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed at any moment; 1,000 times with {@code -Dmailscout.slow=true}. */
final class KilledWriterTest {

  private static final int KILLS = Boolean.getBoolean("mailscout.slow") ? 1_000 : 15;
  private static final int WRITES_AT_MOST = 8;
  private static final int NANOS_OF_ONE_WRITE = 4_000_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void leavesTheOldOrTheNewAndNeverHalf() throws Exception {
    Random random = new Random(20261125);
    Path vaultFolder = folder.resolve("vault");
    try (FileVault vault = Accounts.vault(vaultFolder)) {
      vault.put(Writer.account(0));
      long known = 0;
      for (int i = 0; i < KILLS; i++) {
        long said = kill(vaultFolder, random, known);

        long found = Writer.number(vault.get(Accounts.JANE).orElseThrow());

        assertThat(found).as("kill %s", i).isBetween(said, said + 1);
        known = found;
      }
      vault.put(Writer.account(known));
    }
    try (Stream<Path> left = Files.list(vaultFolder)) {
      assertThat(left.filter(f -> f.toString().endsWith(".new"))).isEmpty();
    }
  }

  /** Kills a writer within one of its writes, and returns what it last said that it had stored. */
  private static long kill(Path vaultFolder, Random random, long known)
      throws IOException, InterruptedException {
    Process writer = Writer.start(vaultFolder, Integer.MAX_VALUE);
    long said = known;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
      int writes = random.nextInt(WRITES_AT_MOST);
      for (int i = 0; i <= writes; i++) {
        said = Long.parseLong(String.valueOf(out.readLine()));
      }
      long until = System.nanoTime() + random.nextInt(NANOS_OF_ONE_WRITE);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      // Process.destroyForcibly would close the stream with what the writer has still said.
      assertThat(writer.toHandle().destroyForcibly()).isTrue();
      writer.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said = line.isEmpty() ? said : Math.max(said, Long.parseLong(line));
      }
    }
    return said;
  }
}
