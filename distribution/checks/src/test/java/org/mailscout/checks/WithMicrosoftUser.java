package org.mailscout.checks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that have a new user of Microsoft's each. */
abstract class WithMicrosoftUser {

  @TempDir private Path folder = Path.of("");

  private final List<MicrosoftUser> users = new ArrayList<>();

  @BeforeEach
  void start() throws IOException, InterruptedException {
    users.add(new MicrosoftUser(folder));
  }

  @AfterEach
  void stop() {
    users.forEach(MicrosoftUser::close);
  }

  MicrosoftUser user() {
    return users.get(0);
  }
}
