package com.example.mailscout;

import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.discovery.DiscoveryContext;

/** Signs in to Acme's IMAP servers with the code that Acme's web page shows its customers. */
public final class AcmeCodeMethod implements AuthMethod {

  static final AuthMethodId ID = AuthMethodId.of("acme-code");
  static final int VERSION = 1;
  static final String CODE = "code";

  private static final Domain ACME = Domain.of("acme.example");
  private static final String HOST = "host";

  /** For {@link java.util.ServiceLoader}. */
  public AcmeCodeMethod() {}

  @Override
  public AuthMethodId id() {
    return ID;
  }

  @Override
  public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context) {
    return candidate
        .settings()
        .mailbox()
        .filter(mailbox -> mailbox.protocol().equals(Protocol.IMAP))
        .map(mailbox -> mailbox.endpoint().host())
        .filter(host -> host.isWithin(ACME))
        .map(host -> AuthOffer.of(ID, VERSION, Map.of(HOST, host.name())));
  }

  @Override
  public SignIn begin(AuthOffer offer, SignInContext context) throws LookupException {
    return new AcmeCodeSignIn(offer.parameters(), service(offer.parameters()), context);
  }

  @Override
  public Grant refresh(Grant grant, SignInContext context)
      throws LookupException, InterruptedException {
    char[] code = grant.secrets().getOrDefault(CODE, "").toCharArray();
    Optional<String> refusal;
    try (Credential credential = Credential.password(context.address().text(), code)) {
      refusal = context.prove(service(grant.parameters()), credential);
    }
    if (refusal.isPresent()) {
      throw new LookupException(Reason.REFUSED, "Acme code: " + refusal.get());
    }
    return grant;
  }

  @Override
  public void revoke(Grant grant, SignInContext context) throws LookupException {
    throw new LookupException(Reason.REFUSED, "Acme codes are ended on Acme's web page");
  }

  // The parameters may come from a file: they are checked as if from a stranger.
  private static Service service(Map<String, String> parameters) throws LookupException {
    Host host =
        Host.parse(parameters.getOrDefault(HOST, ""))
            .filter(name -> name.isWithin(ACME))
            .orElseThrow(() -> new LookupException(Reason.MALFORMED, "Acme code: no Acme host"));
    return Service.of(Protocol.IMAP, Endpoint.of(host, Port.of(993), Security.TLS));
  }
}
