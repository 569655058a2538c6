package org.mailscout.lab.stock;

import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabScenario;

/** Domains that publish nothing: to be guessed, to be given up, or to be told from a real one. */
final class UnpublishedScenarios implements LabScenario {

  private static final LabResponse PARKED =
      LabResponse.html("<html><body>This domain is for sale</body></html>");

  @Override
  public void addTo(Lab.Builder lab) {
    lab.address("jane@guess.example", "nothing published; mail.guess.example answers")
        .record("guess.example", "MX", "10 mail.guess.example.")
        .serve("mail.guess.example", LabMail.imap(), LabMail.submission())
        .account("jane@guess.example", "secret");
    lab.address("jane@nothing.example", "nothing: every port refuses").host("nothing.example");
    lab.address("jane@parked.example", "a parked domain: a web page for every name and path")
        .site("parked.example", "*", request -> PARKED)
        .alias("*.parked.example", "parked.example");
  }
}
