package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LazyNamesTest {

  /** What the child process runs. */
  static final class Child {

    private Child() {}

    public static void main(String[] text) {
      new PublicSuffixNames().toDomain(text[0]);
    }
  }

  @Test
  void loadsTheTablesOfIcuForNamesThatNeedThemOnly() throws Exception {
    assertThat(classesLoadedFor("example.com")).doesNotContain("com.ibm.icu");
    assertThat(classesLoadedFor("fa\u00df.de")).contains("com.ibm.icu");
  }

  private static String classesLoadedFor(String name) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                name)
            .redirectErrorStream(true)
            .start();
    String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return loaded;
  }
}
