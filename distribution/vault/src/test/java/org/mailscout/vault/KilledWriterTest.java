package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers that are killed at any moment; 1,000 of them with {@code -Dmailscout.slow=true}. */
final class KilledWriterTest {

  private static final boolean SLOW = Boolean.getBoolean("mailscout.slow");
  private static final int KILLS = SLOW ? 1_000 : 16;

  // So many kills meet every moment; so few may be lucky.
  private static final int MOMENTS = SLOW ? Victims.Moment.values().length : 1;

  @TempDir private Path folder = Path.of("");

  @Test
  void leavesTheOldOrTheNewAndNeverHalf() throws Exception {
    List<String> options = ClassArchive.of(folder, vault("archived"));
    List<Path> vaults = List.of(vault("one"), vault("another"));

    Map<Victims.Moment, Integer> moments = kill(vaults, options);

    System.out.println("killed " + moments);
    assertThat(moments.keySet()).hasSizeGreaterThanOrEqualTo(MOMENTS);
    for (Path each : vaults) {
      assertThat(leftAfterAWrite(each)).isEmpty();
    }
  }

  /** Kills writers of all vaults at once, and returns how far they had come. */
  private static Map<Victims.Moment, Integer> kill(List<Path> vaults, List<String> options)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(vaults.size());
    try {
      List<Future<Map<Victims.Moment, Integer>>> kills = new ArrayList<>();
      for (Path vault : vaults) {
        Victims victims = new Victims(vault, options, kills.size());
        kills.add(threads.submit(() -> victims.kill(KILLS / vaults.size())));
      }
      Map<Victims.Moment, Integer> moments = new EnumMap<>(Victims.Moment.class);
      for (Future<Map<Victims.Moment, Integer>> some : kills) {
        some.get().forEach((moment, count) -> moments.merge(moment, count, Integer::sum));
      }
      return moments;
    } finally {
      threads.shutdownNow();
    }
  }

  private Path vault(String name) throws Exception {
    Path made = folder.resolve(name);
    try (FileVault vault = Accounts.vault(made)) {
      vault.put(Writer.account(0));
    }
    return made;
  }

  private static List<Path> leftAfterAWrite(Path made) throws Exception {
    try (FileVault vault = Accounts.vault(made)) {
      vault.put(Writer.account(0));
    }
    try (Stream<Path> files = Files.list(made)) {
      return files.filter(f -> f.toString().endsWith(".new")).toList();
    }
  }
}
