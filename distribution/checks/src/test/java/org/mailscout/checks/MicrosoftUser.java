package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.microsoft.LabMicrosoft;

/** A user of the packaged program who signs in to the Microsoft of a lab. */
final class MicrosoftUser implements AutoCloseable {

  static final String JANE = "jane@m365.example";

  private final LabUser user;

  MicrosoftUser(Path folder) throws IOException, InterruptedException {
    this.user = new LabUser(Built.FULL, folder);
  }

  Lab lab() {
    return user.lab();
  }

  LabMicrosoft microsoft() {
    return LabMicrosoft.of(lab());
  }

  LabBrowser browser() {
    return new LabBrowser(lab().file());
  }

  /** Begins to sign in, with a client id and these arguments. */
  Conversation begin(Path jdk, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--client-id", LabMicrosoft.CLIENT));
    all.addAll(List.of(arguments));
    return user.start(jdk, "sign-in", all.toArray(String[]::new));
  }

  /** Signs in with these arguments, in the browser as somebody. */
  Launched signIn(Path jdk, String as, String... arguments)
      throws IOException, InterruptedException {
    try (Conversation talk = begin(jdk, arguments)) {
      talk.hears("^(https://\\S+)$");
      browser().signIn(user.page(), as, LabUser.PASSWORD);
      return talk.ends();
    }
  }

  Launched signIn() throws IOException, InterruptedException {
    return signIn(Jdks.own(), JANE, JANE);
  }

  Launched run(String command, String... more) throws IOException, InterruptedException {
    return run(Jdks.own(), command, more);
  }

  Launched run(Path jdk, String command, String... more) throws IOException, InterruptedException {
    return user.run(jdk, command, more);
  }

  /** Returns an access token that is fresh. */
  String token(Path jdk, String of) throws IOException, InterruptedException {
    return run(jdk, "token", of).endedWith(0).out().strip();
  }

  /** Returns what is shown of a discovery, with the timeline of all attempts. */
  String explained(String domain) throws IOException, InterruptedException {
    return run("discover", "--explain", "jane@" + domain).plain().out();
  }

  void keepsNothing() {
    assertThat(user.home().vault().resolve("accounts.vault")).doesNotExist();
  }

  @Override
  public void close() {
    user.close();
  }
}
