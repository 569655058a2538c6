package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.checks.LabUser.JANE;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.LabPage;
import org.mailscout.lab.openid.OpenIdFault;

/**
 * No secret is in anything that signing in, renewing and signing out leave behind: output, a log of
 * everything, files, arguments and environments.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true") // .ci/run does
final class LeftBehindTest {

  private static final int SHORTEST = 8;

  @TempDir private Path folder = Path.of("");

  @Test
  void bySigningInWithABrowser() throws IOException, InterruptedException {
    try (LabUser user = new LabUser(talkative(), folder.resolve("home"))) {
      Map<String, String> left = new LinkedHashMap<>();
      user.issuer().misbehave(OpenIdFault.SHORT_LIVED_TOKENS);
      try (Conversation talk = user.start(Jdks.own(), "sign-in", JANE)) {
        talk.hears("^(https://\\S+)$");
        String opened = user.home().opened();
        left.put("arguments and environment of the opener", opened);
        URI page = URI.create(opened.lines().toList().get(1).substring("argument ".length()));
        left.putAll(seenByOthers(talk.process()));
        LabPage end = new LabBrowser(user.lab().file()).signIn(page, JANE, LabUser.PASSWORD);
        left.put("last page", end.text());
        output(left, "sign-in", talk.ends().endedWith(0));
      }
      Launched token = user.run(Jdks.own(), "token", JANE).endedWith(0);
      left.put("standard error of token", token.err());
      output(left, "accounts", user.run(Jdks.own(), "accounts").endedWith(0));
      output(left, "json", user.run(Jdks.own(), "discover", "--json", "--explain", JANE));
      output(left, "sign-out", user.run(Jdks.own(), "sign-out", JANE).endedWith(0));
      user.home().files().forEach((path, text) -> left.put(path.toString(), text));

      Set<String> secrets = secrets(user);
      assertThat(secrets).as("codes and tokens").hasSizeGreaterThan(4);
      assertThat(secrets).contains(token.out().strip());
      noneOf(secrets, left);
      assertThat(left.keySet()).as("a log").anyMatch(name -> name.endsWith("everything.log"));
    }
  }

  @Test
  void bySigningInWithAPassword() throws IOException, InterruptedException {
    String password = "Correct-Horse-9173";
    try (LabUser user = new LabUser(talkative(), folder.resolve("home"))) {
      user.lab().accounts().password(JANE, password);
      Map<String, String> left = new LinkedHashMap<>();
      String[] options = {"--password", "--protocol", "imap", JANE};
      try (Conversation talk = user.start(Jdks.own(), "sign-in", options)) {
        left.putAll(seenByOthers(talk.process()));
        output(left, "sign-in", talk.types(password).ends().endedWith(0));
      }
      output(left, "accounts", user.run(Jdks.own(), "accounts").endedWith(0));
      user.home().files().forEach((path, text) -> left.put(path.toString(), text));

      String plain = "\0" + JANE + "\0" + password;
      byte[] encoded = plain.getBytes(StandardCharsets.UTF_8);
      noneOf(Set.of(password, Base64.getEncoder().encodeToString(encoded)), left);
      assertThat(left.keySet()).anyMatch(name -> name.endsWith("accounts.vault"));
    }
  }

  /** An image that logs all that can be logged to a file of the user's home. */
  private Path talkative() throws IOException {
    Path image = Built.copyOf(Built.FULL, folder.resolve("image"));
    Path settings = image.resolve("lib/logging.properties");
    String all =
        """
        handlers=java.util.logging.FileHandler
        java.util.logging.FileHandler.pattern=%s/everything.log
        java.util.logging.FileHandler.append=true
        java.util.logging.FileHandler.level=ALL
        java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
        .level=ALL
        """
            .formatted(folder.resolve("home"));
    String shipped = Files.readString(settings);
    String kept =
        shipped
            .lines()
            .filter(line -> !line.startsWith("handlers=") && !line.startsWith(".level="))
            .reduce("", (text, line) -> text + line + "\n");
    Files.writeString(settings, all + kept);
    return image;
  }

  private static void output(Map<String, String> left, String command, Launched run) {
    left.put("standard output of " + command, run.out());
    left.put("standard error of " + command, run.err());
  }

  /** What Linux shows everybody, or the same user, of a process and its children. */
  private static Map<String, String> seenByOthers(ProcessHandle process) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (ProcessHandle each : Stream.concat(Stream.of(process), process.descendants()).toList()) {
      for (String file : new String[] {"cmdline", "environ"}) {
        Path path = Path.of("/proc", Long.toString(each.pid()), file);
        seen.put(path.toString(), read(path));
      }
    }
    return seen;
  }

  private static String read(Path path) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // The process has ended meanwhile: nobody sees it any more.
      return "";
    }
  }

  private static Set<String> secrets(LabUser user) {
    Set<String> secrets = new LinkedHashSet<>(user.issuer().secrets());
    secrets.removeIf(secret -> secret.length() < SHORTEST);
    return secrets;
  }

  private static void noneOf(Set<String> secrets, Map<String, String> left) {
    left.forEach(
        (name, text) -> assertThat(secrets).as(name).noneMatch(secret -> text.contains(secret)));
  }
}
