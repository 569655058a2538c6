package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says to what it cannot use: exit code 2 and one plain line. */
final class BadInputTest {

  private static final String NOWHERE = "127.0.0.1:1";

  private static Launched run(String... arguments) throws IOException, InterruptedException {
    return Launched.run(Built.FULL, Jdks.own(), arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jane@srv.example\r\nX-Other: 1", "@/etc/passwd", "a@localhost"})
  void refusesWhatIsNoAddress(String address) throws IOException, InterruptedException {
    run("discover", "--dns", NOWHERE, address).refused();
  }

  @Test
  void takesAnAddressThatLooksLikeAnOptionForOne() throws IOException, InterruptedException {
    run("discover", "--dns", NOWHERE, "--ca=x", "jane@srv.example").refused();
    run("discover", "--dns", NOWHERE, "--", "--ca=x").refused();
  }

  @Test
  void refusesWhatTheCommandLineDoesNotKnow() throws IOException, InterruptedException {
    run("discover", "--no-such-option", "jane@srv.example").refused();
    run("discover", "--dns", NOWHERE, "--only", "no-such", "jane@srv.example").refused();
    run("no-such-command").refused();
    run("discover").refused();
  }

  @Test
  void refusesAnAuthorityThatCannotBeRead(@TempDir Path folder) throws Exception {
    Path noPem = Files.writeString(folder.resolve("no.pem"), "\u0000no certificate");
    Path empty = Files.createFile(folder.resolve("empty.pem"));

    for (Path file : List.of(folder.resolve("absent.pem"), folder, noPem, empty)) {
      run("discover", "--dns", NOWHERE, "--ca", file.toString(), "jane@srv.example").refused();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1:0", "127.0.0.1:99999", "127.0.0.1:x", "no such host"})
  void refusesAResolverThatIsNone(String resolver) throws IOException, InterruptedException {
    run("discover", "--dns", resolver, "jane@srv.example").refused();
  }

  @ParameterizedTest
  @CsvSource({
    "soon, 'not a duration, such as 500ms, 10s or 1m'",
    "90s, from 1ms to 60s is possible",
    "0, from 1ms to 60s is possible"
  })
  void saysWhichTimesArePossible(String time, String what)
      throws IOException, InterruptedException {
    Launched run = run("discover", "--dns", NOWHERE, "--timeout", time, "jane@srv.example");

    run.refused();
    assertThat(run.err()).startsWith("mailscout: --timeout " + time + ": " + what);
  }

  @Test
  void saysThatNobodyCouldBeAsked() throws IOException, InterruptedException {
    Launched run = run("discover", "--dns", NOWHERE, "jane@srv.example").endedWith(3);

    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("could not be asked");
  }

  @Test
  void endsQuietlyWhereNobodyReads() throws IOException, InterruptedException {
    Launched run =
        Launched.intoClosedPipe(
            Built.FULL, Jdks.own(), "discover", "--lab", "--json", "jane@srv.example");

    run.plain();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void oneBadAddressOfSeveralHasALineOfItsOwn() throws IOException, InterruptedException {
    Launched run =
        run("discover", "--lab", "--json", "jane@srv.example", "a@localhost", "jane@pop3.example");

    List<String> lines = run.endedWith(2).out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("imap.srv.example");
    assertThat(lines.get(1)).contains("\"error\"").doesNotContain("\"outcome\"");
    assertThat(lines.get(2)).contains("pop.pop3.example");
  }

  @Test
  void takesABareDomainForAnAddressWithoutUserName() throws IOException, InterruptedException {
    Launched run = run("discover", "--lab", "--json", "srv.example").endedWith(0);

    assertThat(run.out()).contains("imap.srv.example").doesNotContain("\"username\"");
  }

  @Test
  void keepsAnOddLocalPartAsTyped() throws IOException, InterruptedException {
    Launched run = run("discover", "--lab", "--json", "a&x=1#%0d@srv.example").endedWith(0);

    assertThat(run.out()).contains("\"a&x=1#%0d@srv.example\"");
  }

  @Test
  void namesAJdkThatIsNoJdk() throws IOException, InterruptedException {
    Launched run = Launched.run(Built.FULL, Path.of("/no/jdk"), "strategies").endedWith(3);

    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("JAVA_HOME");
  }
}
