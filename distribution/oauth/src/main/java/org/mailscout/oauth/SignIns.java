package org.mailscout.oauth;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Options;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.LoadedMethod;
import org.mailscout.engine.Mailscout;
import org.mailscout.network.MailConnector;
import org.mailscout.network.PrivateHttp;

/**
 * The front door of signing in: to what a discovery of the same engine found, by its auth methods
 * or a password; and later, in this or another process, to renew and to end what came of it.
 *
 * <p>What is signed in to is proved before there is a grant: the mailbox and the outgoing server
 * have taken the credential. It goes to the hosts of the settings alone, and to none that stands to
 * be confirmed and was not.
 *
 * <p>Safe for use by many threads; closed before its engine.
 *
 * <pre>{@code
 * try (Mailscout mailscout = Mailscout.open();
 *     SignIns signIns = SignIns.of(mailscout)) {
 *   DiscoveryResult result = mailscout.discover("jane@example.com");
 *   EmailAddress jane = result.address().orElseThrow();
 *   SignInRequest request = SignInRequest.builder(jane, result.settings().get(0)).build();
 *   Optional<Grant> grant = signIns.signIn(request, dialog).grant(); // to be kept in a vault
 * }
 * }</pre>
 */
public final class SignIns implements AutoCloseable {

  /** The method of grants that are a password. */
  public static final AuthMethodId PASSWORD = PasswordSignIn.METHOD;

  private static final Duration RENEWAL = Duration.ofSeconds(45);

  /** What all sign-ins share. */
  record Tools(
      PrivateHttp http,
      MailConnector mail,
      Prover prover,
      Clock clock,
      LongSupplier ticker,
      Pause pause) {}

  private final Mailscout mailscout;
  private final Policy policy;
  private final Tools tools;

  private SignIns(
      Mailscout mailscout, Policy policy, Clock clock, LongSupplier ticker, Pause pause) {
    this.mailscout = mailscout;
    this.policy = policy;
    PrivateHttp http = new PrivateHttp(mailscout.network());
    MailConnector mail = new MailConnector(mailscout.network());
    this.tools =
        new Tools(http, mail, new Prover(http, mail, mailscout.names()), clock, ticker, pause);
  }

  /**
   * Returns the front door for what this engine finds, by {@link Policy#DEFAULT}.
   *
   * @param mailscout stays the caller's to close, after this
   */
  public static SignIns of(Mailscout mailscout) {
    return of(mailscout, Policy.DEFAULT);
  }

  /**
   * Returns the front door for what this engine finds.
   *
   * @param mailscout stays the caller's to close, after this
   * @param policy what grants are renewed, ended and proved by; a sign-in has its own in its
   *     request. Whoever serves others allows public addresses alone in both
   */
  public static SignIns of(Mailscout mailscout, Policy policy) {
    return new SignIns(
        requireNonNull(mailscout, "mailscout"),
        requireNonNull(policy, "policy"),
        Clock.systemUTC(),
        System::nanoTime,
        Pause.REAL);
  }

  /** Returns one with another time; for tests. */
  static SignIns of(Mailscout mailscout, Clock clock, LongSupplier ticker, Pause pause) {
    return new SignIns(mailscout, Policy.DEFAULT, clock, ticker, pause);
  }

  /**
   * Signs in from the first step to the last, with a person who is asked and told.
   *
   * @return a grant to be stored, or why there is none
   * @throws LookupException if the issuer or the mail server could not be asked
   * @throws InterruptedException if the thread is interrupted
   */
  public SignInResult signIn(SignInRequest request, SignInDialog dialog)
      throws LookupException, InterruptedException {
    SignInRequest confirmed =
        request.isUnconfirmed() && dialog.confirm(request.found().confirmation())
            ? request.confirmedAll()
            : request;
    try (SignIn signIn = begin(confirmed)) {
      Optional<String> issuer = confirmed.offer().flatMap(AuthOffer::issuer);
      return new Conversation(issuer, mailscout.names(), dialog).hold(signIn);
    }
  }

  /**
   * Begins a sign-in that the caller steps through by itself; nothing is sent yet.
   *
   * <p>Its first step is a refusal where something stands to be confirmed.
   *
   * @return to be closed by the caller
   * @throws LookupException if the offer's method is not loaded, or cannot read it
   * @throws InterruptedException if the thread is interrupted
   */
  public SignIn begin(SignInRequest request) throws LookupException, InterruptedException {
    if (request.isUnconfirmed()) {
      return new Unconfirmed(request.found().confirmation());
    }
    Session.Terms terms =
        new Session.Terms(
            request.address(),
            request.found().settings().services(),
            true,
            request.hasBrowser(),
            request.clients(),
            request.redirect(),
            request.policy(),
            Deadline.in(request.time(), tools.ticker()));
    if (request.offer().isEmpty()) {
      SignInContext context = new Session(terms, Options.FALLBACKS, tools);
      return new GuardedSignIn(
          PASSWORD,
          request.found().settings(),
          new PasswordSignIn(request.found().settings(), context));
    }
    AuthOffer offer = request.offer().get();
    LoadedMethod method = method(offer.method());
    Session context = new Session(terms, method.options(), tools);
    SignIn signIn =
        GuardedSignIn.guard(offer.method(), () -> method.method().begin(offer, context));
    return new GuardedSignIn(offer.method(), request.found().settings(), signIn);
  }

  /**
   * Renews a grant; a password is returned as it is.
   *
   * <p>What is returned has to be stored before it is used: the refresh token before it may be
   * dead.
   *
   * @param clients the client ids that the caller brings, as for the sign-in
   * @throws LookupException with {@link Reason#REFUSED} if a new sign-in is needed, where {@link
   *     Refusal#of} says why: {@link Refusal#ENDED}, or {@link Refusal#CLIENT_UNKNOWN}; with
   *     another reason if the issuer could not be asked
   * @throws InterruptedException if the thread is interrupted
   */
  public Grant refresh(EmailAddress address, Grant grant, Clients clients)
      throws LookupException, InterruptedException {
    if (grant.method().equals(PASSWORD)) {
      return grant;
    }
    LoadedMethod method = method(grant.method());
    Session context = later(address, grant, clients, method);
    Grant renewed =
        GuardedSignIn.guard(
            grant.method(), () -> method.method().refresh(Account.ofMethod(grant), context));
    return Account.carried(grant, renewed);
  }

  /**
   * Ends a grant at its issuer; a password has nobody to end it, and nothing happens.
   *
   * @throws LookupException if the issuer could not be asked, or has no way to revoke; the message
   *     says what to do
   * @throws InterruptedException if the thread is interrupted
   */
  public void revoke(EmailAddress address, Grant grant, Clients clients)
      throws LookupException, InterruptedException {
    if (grant.method().equals(PASSWORD)) {
      return;
    }
    LoadedMethod method = method(grant.method());
    Session context = later(address, grant, clients, method);
    GuardedSignIn.guard(
        grant.method(),
        () -> {
          method.method().revoke(Account.ofMethod(grant), context);
          return true;
        });
  }

  private Session later(EmailAddress address, Grant grant, Clients clients, LoadedMethod method) {
    Session.Terms terms =
        new Session.Terms(
            address,
            services(grant),
            // It was confirmed before there was a grant.
            true,
            false,
            clients,
            Optional.empty(),
            policy,
            Deadline.in(RENEWAL, tools.ticker()));
    return new Session(terms, method.options(), tools);
  }

  /**
   * Signs in to a service of a grant's account with what the grant holds, and says goodbye.
   *
   * @return empty if the service took it, else what it said
   * @throws LookupException if the service could not be asked, or is none of the account's
   * @throws InterruptedException if the thread is interrupted
   */
  public Optional<String> prove(EmailAddress address, Grant grant, Service service)
      throws LookupException, InterruptedException {
    SignInCall call =
        new SignInCall(
            policy,
            Deadline.in(RENEWAL, tools.ticker()),
            address.domain(),
            Account.hosts(services(grant))::contains);
    // As in credential(): a method stores the name where the mailbox is not its owner's alone.
    boolean shared = grant.parameters().containsKey(PasswordSignIn.USERNAME);
    try (Credential credential = credential(address, grant)) {
      return tools.prover().prove(service, credential, shared, call, true);
    }
  }

  /**
   * Returns what signs in with a grant: its access token or its password, and the user name.
   *
   * @return to be closed by the caller, which wipes it
   * @throws LookupException if the grant holds neither
   */
  public static Credential credential(EmailAddress address, Grant grant) throws LookupException {
    boolean password = grant.method().equals(PASSWORD);
    // A method stores it where it is not the address, as for a mailbox that several share.
    String name = grant.parameters().getOrDefault(PasswordSignIn.USERNAME, address.text());
    String secret = grant.secrets().get(password ? PasswordSignIn.PASSWORD : Grant.ACCESS_TOKEN);
    if (secret == null) {
      throw new LookupException(
          Reason.REFUSED, "the grant of method " + grant.method() + " holds no credential");
    }
    char[] chars = secret.toCharArray();
    try {
      return password ? Credential.password(name, chars) : Credential.bearer(name, chars);
    } finally {
      Arrays.fill(chars, '\0');
    }
  }

  /** Returns the services of a grant's account, the mailbox first. */
  public static List<Service> services(Grant grant) {
    return Account.services(grant);
  }

  private LoadedMethod method(AuthMethodId id) throws LookupException {
    return mailscout
        .authMethod(id)
        .orElseThrow(
            () ->
                new LookupException(
                    Reason.FORBIDDEN_BY_POLICY, "the auth method " + id + " is not loaded"));
  }

  /** Closes all connections. May be called again. */
  @Override
  public void close() {
    tools.http().close();
    tools.mail().close();
  }
}
