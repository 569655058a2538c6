package com.example.mailscout;

import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.Candidate;
import org.mailscout.testkit.AuthMethodContract;
import org.mailscout.testkit.FakeSignInContext;
import org.mailscout.testkit.Scenario;

final class AcmeCodeMethodTest implements AuthMethodContract {

  @Override
  public AuthMethod method() {
    return new AcmeCodeMethod();
  }

  @Override
  public Scenario published() {
    return Scenario.of("example.com");
  }

  @Override
  public Candidate served() {
    Endpoint imap = Endpoint.of(Host.of("imap.acme.example"), Port.of(993), Security.TLS);
    return Candidate.of(Settings.of(Service.of(Protocol.IMAP, imap)), TrustClass.OWN);
  }

  @Override
  public FakeSignInContext signIn() {
    return FakeSignInContext.of(new EmailAddress("jane", Domain.of("example.com")));
  }

  @Override
  public boolean usesOAuth() {
    return false;
  }

  @Override
  public boolean revokes() {
    return false;
  }
}
