package org.mailscout.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.function.Consumer;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Url;
import org.mailscout.lab.LabBrowser;
import org.mailscout.oauth.SystemBrowser;

/**
 * Opens pages: in the person's browser; or for an embedded lab, whose pages no browser can reach,
 * in the lab's own, which signs in at once.
 */
final class Browsers implements Consumer<Url> {

  private static final String PASSWORD = "of the lab";

  private final LabbedEngine asked;
  private final EmailAddress address;
  private final PrintStream err;

  Browsers(LabbedEngine asked, EmailAddress address, PrintStream err) {
    this.asked = asked;
    this.address = address;
    this.err = err;
    asked.lab().ifPresent(lab -> lab.accounts().password(address.text(), PASSWORD));
  }

  @Override
  public void accept(Url page) {
    if (asked.lab().isEmpty()) {
      SystemBrowser.open(page);
      return;
    }
    Thread user = new Thread(() -> signIn(page), "lab-user");
    user.setDaemon(true);
    user.start();
  }

  private void signIn(Url page) {
    try {
      new LabBrowser(asked.file().orElseThrow())
          .signIn(URI.create(page.toString()), address.text(), PASSWORD);
    } catch (IOException e) {
      // The page then waits for nobody, as where a person turns away.
      err.println(
          "The lab's user could not sign in: " + Shown.line(String.valueOf(e.getMessage())));
      err.flush();
    }
  }
}
