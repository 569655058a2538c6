package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.Url;

/** Row A71 of the attacks: what reaches the system's opener. */
final class SystemBrowserTest {

  @Test
  void givesTheUrlAsOneArgumentToNoShell(@TempDir Path folder) throws Exception {
    Path opener = folder.resolve("opener");
    Files.writeString(
        opener,
        "#!/bin/sh\n{ echo $#; printf '%s\\n' \"$@\"; } > '"
            + folder
            + "/seen.part'\nmv '"
            + folder
            + "/seen.part' '"
            + folder
            + "/seen'\n");
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    Url page = Url.of("https://id.example.com/a?x=$(id)&y=';touch%20z;'&z=*");

    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      assertThat(SystemBrowser.start(List.of(opener.toString()), page)).isTrue();
      while (!Files.exists(folder.resolve("seen"))) {
        assertThat(watch.poll(20, TimeUnit.SECONDS))
            .as("the opener ran")
            .isNotNull()
            .satisfies(key -> key.reset());
      }
    }

    assertThat(Files.readAllLines(folder.resolve("seen"))).containsExactly("1", page.toString());
  }

  @Test
  void opensNothingButHttps() {
    assertThatThrownBy(() -> SystemBrowser.start(List.of("false"), Url.of("http://example.com/")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhereThereIsNoOpener() {
    assertThat(SystemBrowser.start(List.of("/nowhere/opener"), Url.of("https://id.example.com/")))
        .isFalse();
  }
}
