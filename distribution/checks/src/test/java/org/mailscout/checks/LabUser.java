package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.openid.LabOpenId;

/** A user of the packaged program whose mail is in a lab of this process. */
final class LabUser implements AutoCloseable {

  static final String JANE = "jane@jmap.example";
  static final String PASSWORD = "secret";

  private final Lab lab = Lab.start();
  private final LabOpenId issuer = LabOpenId.of(lab, "https://id.jmap.example");
  private final Home home;
  private final Path image;
  private final Path labFile;

  LabUser(Path image, Path folder) throws IOException, InterruptedException {
    this.image = image;
    this.home = Home.in(folder);
    this.labFile = folder.resolve("lab");
    lab.writeTo(labFile);
  }

  Lab lab() {
    return lab;
  }

  LabOpenId issuer() {
    return issuer;
  }

  Home home() {
    return home;
  }

  /** Starts a command of the program. */
  Conversation start(Path jdk, String command, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command, "--lab=" + labFile));
    arguments.addAll(List.of(more));
    return Conversation.start(image, jdk, home.environment(), arguments.toArray(String[]::new));
  }

  /** Runs a command of the program that asks nothing. */
  Launched run(Path jdk, String command, String... more) throws IOException, InterruptedException {
    try (Conversation talk = start(jdk, command, more)) {
      return talk.ends();
    }
  }

  /** Returns the page that the program's opener was given. */
  URI page() throws IOException {
    String opened = home.opened();
    assertThat(opened).startsWith("count 1\nargument https://");
    return URI.create(opened.lines().toList().get(1).substring("argument ".length()));
  }

  /** Signs in with the browser. */
  Launched signIn(Path jdk) throws IOException, InterruptedException {
    try (Conversation talk = start(jdk, "sign-in", JANE)) {
      String shown = talk.hears("^(https://\\S+)$");
      URI page = page();
      assertThat(shown).isEqualTo(page.toString());
      new LabBrowser(lab.file()).signIn(page, JANE, PASSWORD);
      return talk.ends();
    }
  }

  /** Returns how many times the token endpoint was asked to renew. */
  long renewals() {
    return lab.received().stream()
        .filter(r -> r.toString().contains("grant_type=refresh_token"))
        .count();
  }

  @Override
  public void close() {
    lab.close();
  }
}
