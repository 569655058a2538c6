package org.mailscout.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TerminalTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void readsLinesWhereThereIsNoTerminal() throws Exception {
    Terminal terminal = terminal("jane\r\np\u00e4ss w\u00f6rd\nlast", false);

    assertThat(terminal.ask("User name", false)).containsExactly("jane".toCharArray());
    assertThat(terminal.ask("Password", true)).containsExactly("p\u00e4ss w\u00f6rd".toCharArray());
    assertThat(terminal.ask("Password", true)).containsExactly("last".toCharArray());
    assertThat(terminal.ask("Password", true)).isEmpty();
    assertThat(shown.size()).isZero();
  }

  @Test
  void asksForNoSecretThatTheTerminalWouldShow() {
    Terminal terminal = terminal("secret\n", true);

    assertThatThrownBy(() -> terminal.ask("Password", true))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("would be shown");
  }

  @Test
  void showsWhatItAsksForWithoutControlCharacters() throws Exception {
    Terminal terminal = terminal("jane\n", true);

    terminal.ask("User\u001b[2J", false);

    assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("User\\u{1b}[2J: ");
  }

  @Test
  void onlyAPersonWhoTypesYesAgrees() throws Exception {
    assertThat(terminal("yes\n", true).agrees("Go on?")).isTrue();
    assertThat(terminal("y\n", true).agrees("Go on?")).isFalse();
    assertThat(terminal("\n", true).agrees("Go on?")).isFalse();
    assertThat(terminal("", true).agrees("Go on?")).isFalse();
    assertThat(terminal("yes\n", false).agrees("Go on?")).as("a script").isFalse();
  }

  private Terminal terminal(String typed, boolean isTerminal) {
    return new Terminal(
        Optional.empty(),
        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(shown, true, StandardCharsets.UTF_8),
        isTerminal);
  }
}
