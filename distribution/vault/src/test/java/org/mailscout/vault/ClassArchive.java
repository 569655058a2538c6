package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** The classes of a writer in an archive, with which its JVM starts in two thirds of the time. */
final class ClassArchive {

  private static final int WRITES = 5;

  private ClassArchive() {}

  /** Makes the archive of one writer's run, and returns the options that use it. */
  static List<String> of(Path folder, Path vault) throws IOException, InterruptedException {
    String jars = jars(folder);
    Path archive = folder.resolve("writer.jsa");
    // What the JVM has to say of its archive would stand among the writer's numbers.
    List<String> make =
        List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-cp", jars);
    Process writer = Writer.start(make, vault, WRITES);
    writer.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(writer.waitFor()).isZero();
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-cp", jars);
  }

  /** Returns the class path with jars in place of folders, of which nothing can be archived. */
  private static String jars(Path folder) {
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    PrintStream silence = new PrintStream(OutputStream.nullOutputStream());
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(entry))) {
        String made = folder.resolve(jars.size() + ".jar").toString();
        assertThat(jar.run(silence, silence, "--create", "--file", made, "-C", entry, "."))
            .isZero();
        jars.add(made);
      } else {
        jars.add(entry);
      }
    }
    return String.join(File.pathSeparator, jars);
  }
}
