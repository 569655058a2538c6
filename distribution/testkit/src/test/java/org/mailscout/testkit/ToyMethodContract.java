package org.mailscout.testkit;

import java.util.List;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Host;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.auth.Candidate;

/** The contract as the toy and its broken relatives take it. */
interface ToyMethodContract extends AuthMethodContract {

  @Override
  default Scenario published() {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(Url.of("https://id.example.com/"), 200, "{}");
    return scenario;
  }

  @Override
  default Candidate served() {
    return Candidate.of(
        ToyStrategy.imap(Host.of("imap.example.com"))
            .withIssuers(List.of(IssuerHint.of("https://id.example.com/"))),
        TrustClass.OWN);
  }

  @Override
  default FakeSignInContext signIn() {
    return FakeSignInContext.of(new EmailAddress("jane", Domain.of("example.com")));
  }
}
