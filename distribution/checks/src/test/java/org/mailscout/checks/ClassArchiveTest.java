package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A class archive is used where it fits, and changes nothing where it does not. */
@EnabledOnOs(OS.LINUX) // whose /proc shows what a process has mapped
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true") // .ci/run does
final class ClassArchiveTest {

  @TempDir private static Path folder = Path.of("");

  private static Path image = Path.of("");
  private static Path archive = Path.of("");
  private static Path kept = Path.of("");

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    image = imageIn(folder.resolve("image"));
    Launched.run(maker(image)).endedWith(0);
    archive =
        beside(image).stream().filter(f -> f.toString().matches(".*(jsa|aot)")).toList().get(0);
    kept = Files.copy(archive, folder.resolve("kept"));
  }

  @AfterEach
  void putBack() throws IOException {
    Files.copy(kept, archive, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void isUsedWhereItFits() throws IOException {
    assertThat(mapped()).contains(archive.toRealPath().toString());
  }

  @Test
  void isLeftAsideWhereItWasCutShort() throws IOException, InterruptedException {
    try (FileChannel file = FileChannel.open(writable(archive), StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }

    assertThat(mapped()).doesNotContain(archive.toRealPath().toString());
    worksInSilence();
  }

  @Test
  void isRefusedByJavaWhereItIsNone() throws IOException, InterruptedException {
    Files.write(writable(archive), new byte[Math.toIntExact(Files.size(archive))]);

    worksInSilence();
  }

  @Test
  void isLeftAsideWhereAJarIsGone() throws IOException, InterruptedException {
    Path jar =
        Built.jarsOf(image).stream()
            .filter(j -> Built.nameOf(j).equals("mailscout-strategy-mx"))
            .findFirst()
            .orElseThrow();
    Path gone = Files.move(jar, folder.resolve("gone"));
    try {
      assertThat(mapped()).doesNotContain(archive.toRealPath().toString());
      worksInSilence();
    } finally {
      Files.move(gone, jar);
    }
  }

  @Test
  void isMadeByTwoAtOnceWithoutLeftovers() throws IOException, InterruptedException {
    Path shared = imageIn(folder.resolve("shared"));
    Process other = maker(shared).redirectErrorStream(true).start();

    Launched.run(maker(shared)).endedWith(0);

    assertThat(other.waitFor()).isZero();
    assertThat(beside(shared)).hasSameSizeAs(beside(image));
    Launched.run(shared, Jdks.own(), "strategies").endedWith(0);
  }

  private static Path imageIn(Path copy) throws IOException {
    Path image = Built.copyOf(Built.MINIMAL, copy);
    assertThat(image.resolve("bin/mailscout-archive").toFile().setExecutable(true)).isTrue();
    return image;
  }

  private static ProcessBuilder maker(Path image) {
    ProcessBuilder command = Launched.command(image, Jdks.own());
    return command.command(image.resolve("bin/mailscout-archive").toString());
  }

  private static List<Path> beside(Path image) {
    return Built.list(image.resolve("lib")).filter(f -> !f.toString().endsWith(".jar")).toList();
  }

  private static Path writable(Path file) {
    assertThat(file.toFile().setWritable(true)).isTrue();
    return file;
  }

  /** What the program has mapped into its memory while it runs. */
  private static String mapped() throws IOException {
    String file = folder.resolve("lab").toString();
    try (Conversation lab = Conversation.start(image, Jdks.own(), Map.of(), "lab", file)) {
      lab.hears("(Join it)");
      return Files.readString(Path.of("/proc", Long.toString(lab.process().pid()), "maps"));
    }
  }

  private static void worksInSilence() throws IOException, InterruptedException {
    Launched run = Launched.run(image, Jdks.own(), "strategies").endedWith(0);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("autoconfig  (strategy");
  }
}
