package org.mailscout.auth.msgraph;

import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.TrustClass;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.auth.OAuth;
import org.mailscout.testkit.AuthMethodContract;
import org.mailscout.testkit.FakeSignInContext;
import org.mailscout.testkit.Scenario;

final class MicrosoftAuthMethodContractTest implements AuthMethodContract {

  @Override
  public AuthMethod method() {
    return new MicrosoftAuthMethod();
  }

  @Override
  public Scenario published() {
    return Scenario.of("firm.example");
  }

  @Override
  public Candidate served() {
    return Candidate.of(MicrosoftSettings.of(Clouds.global()).get(1), TrustClass.LISTED);
  }

  @Override
  public FakeSignInContext signIn() {
    return FakeSignInContext.of(new EmailAddress("jane", Domain.of("firm.example")))
        .withClient("https://login.microsoftonline.com/common/v2.0", OAuth.Client.of("client-1"));
  }

  /** Microsoft has no revocation endpoint. */
  @Override
  public boolean revokes() {
    return false;
  }
}
