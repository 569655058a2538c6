package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writers to one vault, each killed within one of its writes, one after the other. */
final class Victims {

  private static final int NANOS_BETWEEN_LOOKS = 50_000;
  private static final int NANOS_OF_THE_FILE = 1_000_000;

  /** How far a killed writer had come. */
  enum Moment {
    /** It read, sealed, or had yet to begin. */
    BEFORE_THE_FILE,
    /** The second file was there, and short of bytes. */
    WITHIN_THE_FILE,
    /** The second file was whole, and had yet to be flushed and renamed. */
    BEFORE_THE_RENAMING,
    /** The new was in place, and the writer had yet to say so. */
    AFTER_THE_RENAMING
  }

  private final Path vault;
  private final List<String> options;
  private final Random random;
  private final List<Path> files;

  Victims(Path vault, List<String> options, long seed) throws IOException {
    this.vault = vault;
    this.options = options;
    this.random = new Random(seed);
    this.files = files();
  }

  /** Kills so many; the vault is whole after each, and nothing piles up. */
  Map<Moment, Integer> kill(int count) throws Exception {
    Map<Moment, Integer> moments = new EnumMap<>(Moment.class);
    for (int i = 0; i < count; i++) {
      long size = Files.size(vault.resolve("accounts.vault"));
      long said = killOne();
      long known = number();
      assertThat(known).as("kill %s", i).isBetween(said, said + 1);
      List<Path> left = files();
      left.removeAll(files);
      assertThat(left).as("kill %s", i).hasSizeLessThanOrEqualTo(1);
      moments.merge(moment(known > said, left, size), 1, Integer::sum);
    }
    return moments;
  }

  private static Moment moment(boolean renamed, List<Path> left, long size) throws IOException {
    if (left.isEmpty()) {
      return renamed ? Moment.AFTER_THE_RENAMING : Moment.BEFORE_THE_FILE;
    }
    assertThat(renamed).isFalse();
    assertThat(left.get(0).toString()).endsWith(".new");
    // The numbers only grow, and the file with them.
    return Files.size(left.get(0)) < size ? Moment.WITHIN_THE_FILE : Moment.BEFORE_THE_RENAMING;
  }

  /** Returns what the vault holds, opened as after a restart. */
  private long number() throws VaultException {
    try (FileVault opened = Accounts.vault(vault)) {
      return Writer.number(opened.get(Accounts.JANE).orElseThrow());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(vault)) {
      return all.collect(Collectors.toCollection(ArrayList::new));
    }
  }

  /** Returns soon after the second file is there, which is a small part of a write's time. */
  private void awaitSecondFile(Process writer) {
    while (writer.isAlive()
        && Objects.requireNonNull(vault.toFile().list()).length == files.size()) {
      LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
    }
  }

  /** Kills a writer within one of its writes, and returns what it last said that it had stored. */
  private long killOne() throws IOException, InterruptedException {
    Process writer = Writer.start(options, vault, Integer.MAX_VALUE);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
      long said = Long.parseLong(String.valueOf(out.readLine()));
      if (random.nextBoolean()) {
        awaitSecondFile(writer);
        LockSupport.parkNanos(random.nextInt(NANOS_OF_THE_FILE));
      } else {
        // Any moment of the next write, if it takes as long as this one.
        long before = System.nanoTime();
        said = Long.parseLong(String.valueOf(out.readLine()));
        LockSupport.parkNanos((long) (random.nextDouble() * (System.nanoTime() - before)));
      }
      // Process.destroyForcibly would close the stream with what the writer has still said.
      assertThat(writer.toHandle().destroyForcibly()).isTrue();
      writer.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said = line.isEmpty() ? said : Math.max(said, Long.parseLong(line));
      }
      return said;
    } finally {
      writer.destroyForcibly();
    }
  }
}
