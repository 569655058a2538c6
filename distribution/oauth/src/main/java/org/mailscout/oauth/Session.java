package org.mailscout.oauth;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Options;
import org.mailscout.api.discovery.Policy;

/** What an auth method works with in one sign-in, renewal or end of a grant. */
final class Session implements SignInContext {

  /** What one differs by from another. */
  record Terms(
      EmailAddress address,
      List<Service> services,
      boolean confirmed,
      boolean browser,
      Clients clients,
      Optional<PrivateUseRedirect> redirect,
      Policy policy,
      Deadline deadline) {}

  private final Terms terms;
  private final Options options;
  private final Clock clock;
  private final Prover prover;
  private final Set<Host> vouched;
  private final OAuth oauth;

  Session(Terms terms, Options options, SignIns.Tools tools) {
    this.terms = terms;
    this.options = options;
    this.clock = tools.clock();
    this.prover = tools.prover();
    this.vouched = Account.hosts(terms.services());
    // Whoever the issuer's checked metadata names may be asked; a mail server only if it is
    // vouched.
    SignInCall issuer = call(host -> true);
    this.oauth =
        new NimbusOAuth(
            new Wire(tools.http(), issuer, tools.pause()),
            terms.clients(),
            terms.redirect(),
            tools.clock(),
            terms.deadline(),
            tools.pause());
  }

  private SignInCall call(java.util.function.Predicate<Host> hosts) {
    return new SignInCall(terms.policy(), terms.deadline(), terms.address().domain(), hosts);
  }

  @Override
  public EmailAddress address() {
    return terms.address();
  }

  @Override
  public Deadline deadline() {
    return terms.deadline();
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public OAuth oauth() {
    return oauth;
  }

  @Override
  public boolean hasBrowser() {
    return terms.browser();
  }

  @Override
  public Optional<OAuth.Client> client(String issuer) {
    return terms.clients().client(issuer);
  }

  @Override
  public Optional<String> prove(Service service, Credential credential)
      throws LookupException, InterruptedException {
    boolean shared = !credential.username().equalsIgnoreCase(terms.address().text());
    return prover.prove(service, credential, shared, call(vouched::contains), terms.confirmed());
  }
}
