package org.mailscout.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mailscout.api.Domain;
import org.mailscout.api.Url;
import org.mailscout.engine.RankedSettings;
import org.mailscout.oauth.SignInDialog;

/** The person at the terminal, on standard error: standard output is for results alone. */
final class TerminalDialog implements SignInDialog {

  private final Terminal terminal;
  private final PrintStream err;
  private final Consumer<Url> browser;

  /**
   * Makes one.
   *
   * @param browser opens a page, and returns at once
   */
  TerminalDialog(Terminal terminal, PrintStream err, Consumer<Url> browser) {
    this.terminal = terminal;
    this.err = err;
    this.browser = browser;
  }

  @Override
  public boolean confirm(RankedSettings.Confirmation what) {
    String domains = what.domains().stream().map(Domain::name).collect(Collectors.joining(", "));
    if (!terminal.isInteractive()) {
      what.domains()
          .forEach(
              d -> err.println("mailscout: to be confirmed: --confirm " + Shown.line(d.name())));
      return false;
    }
    err.println("Before anything secret is sent: is your mail at " + Shown.line(domains) + "?");
    what.because().forEach(r -> err.println("  - " + HumanReport.reason(r)));
    try {
      return terminal.agrees("Sign in there?");
    } catch (UsageException | IOException e) {
      err.println("mailscout: " + Shown.line(String.valueOf(e.getMessage())));
      return false;
    }
  }

  @Override
  public void openBrowser(Url page) {
    err.println("Sign in at this page of " + page.host() + ", in your browser:");
    err.println(page);
    err.flush();
    browser.accept(page);
  }

  @Override
  public void showCode(Url page, String code) {
    err.println("On any device, open " + page);
    err.println("and type the code " + Shown.line(code));
    err.flush();
  }

  @Override
  public char[] ask(String label, boolean secret) {
    try {
      return terminal.ask(label, secret);
    } catch (UsageException | IOException e) {
      err.println("mailscout: " + Shown.line(String.valueOf(e.getMessage())));
      return new char[0];
    }
  }

  @Override
  public void tell(String message) {
    err.println(Shown.line(message));
    err.flush();
  }
}
